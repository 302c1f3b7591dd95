package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.smbridge.adapter.smbj.crypto.SessionKeys;
import dev.smbridge.adapter.smbj.crypto.SigningAlgorithmId;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import dev.smbridge.adapter.smbj.wire.InvalidMessageException;
import dev.smbridge.adapter.smbj.wire.SignedMessages;
import dev.smbridge.domain.share.Dialect;
import org.junit.jupiter.api.Test;

/** A published login, as the one side hears it. */
final class PreauthIntegrityTest {
  private final PreauthIntegrity said = new PreauthIntegrity();

  @Test
  void everyMessageButTheLastAnswerIsHashed() {
    said.sent(PublishedLogin.NEGOTIATE_REQUEST);
    assertHash(
        """
        DD94EFC5321BB618A2E208BA8920D2F422992526947A409B5037DE1E0FE8C7362B8C47122594CDE0
        CE26AA9DFC8BCDBDE0621957672623351A7540F1E54A0426
        """);
    said.received(PublishedLogin.NEGOTIATE_ANSWER);
    assertHash(
        """
        324BFA92A4F3A190E466EBEA08D9C110DC88BFED758D9846ECC6F541CC1D02AE3C94A79F36011E99
        7E13F841B91B50957AD07B19C8E2539C0B23FDAE09D2C513
        """);
    said.sent(PublishedLogin.FIRST_REQUEST);
    said.received(PublishedLogin.FIRST_ANSWER);
    assertHash(
        """
        2729E3440DFDDD839E37193F6E8F20C20CEFB3469E453A70CD980EEC06B8835740A7376008563336
        4C8989895ECE81BF102DEEB14D4B7D48AFA76901A7A38387
        """);
    said.sent(PublishedLogin.SECOND_REQUEST);
    said.received(PublishedLogin.LAST_ANSWER);
    assertHash(
        """
        0DD13628CC3ED218EF9DF9772D436D0887AB9814BFAE63A80AA845F36909DB7928622DDDAD522D97
        51640A459762C5A9D6BB084CBB3CE6BDADEF5D5BCE3C6C01
        """);
  }

  @Test
  void theLastAnswerIsSignedWithTheKeyOfWhatWasSaid() {
    hearAll();
    assertDoesNotThrow(() -> signed().verify(PublishedLogin.LAST_ANSWER));
    var changed = PublishedLogin.LAST_ANSWER.clone();
    changed[66] ^= 1; // its session flags
    assertThrows(InvalidMessageException.class, () -> signed().verify(changed));
  }

  @Test
  void aChangedMessageChangesTheKey() {
    var weaker = PublishedLogin.NEGOTIATE_ANSWER.clone();
    weaker[weaker.length - 2] = 1; // AES-128-CCM
    said.sent(PublishedLogin.NEGOTIATE_REQUEST);
    said.received(weaker);
    said.sent(PublishedLogin.FIRST_REQUEST);
    said.received(PublishedLogin.FIRST_ANSWER);
    said.sent(PublishedLogin.SECOND_REQUEST);
    assertThrows(InvalidMessageException.class, () -> signed().verify(PublishedLogin.LAST_ANSWER));
  }

  private void hearAll() {
    said.sent(PublishedLogin.NEGOTIATE_REQUEST);
    said.received(PublishedLogin.NEGOTIATE_ANSWER);
    said.sent(PublishedLogin.FIRST_REQUEST);
    said.received(PublishedLogin.FIRST_ANSWER);
    said.sent(PublishedLogin.SECOND_REQUEST);
    said.received(PublishedLogin.LAST_ANSWER);
  }

  private SignedMessages signed() {
    var keys = new SessionKeys(Dialect.SMB_3_1_1, PublishedLogin.SESSION_KEY, said.hash());
    var signer = new SmbCrypto().signer(SigningAlgorithmId.AES_CMAC, keys.signing());
    return new SignedMessages(PublishedLogin.SESSION_ID, signer);
  }

  private void assertHash(String due) {
    assertArrayEquals(PublishedLogin.hex(due), said.hash());
  }
}
