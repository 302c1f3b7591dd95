package dev.smbridge.adapter.smb.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.smb.login.LoginExchange;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A login by NTLM against a server that is a few lines of this test. */
final class NtlmLoginTest {
  private static final int ALL_FLAGS = -1;
  private static final int PAYLOAD = 56;
  private static final String NAMES =
      "02000c0044006f006d00610069006e0001000c00530065007200760065007200";
  private static final String TIMESTAMP = "070008000102030405060708";
  private static final String END = "00000000";

  private final NtlmMechanism ntlm = mechanism();

  @Test
  void theMicIsOverAllThreeMessagesWithOrWithoutATimestamp() throws Exception {
    for (var timestamp : new String[] {TIMESTAMP, ""}) {
      var login = mechanism();
      var negotiate = login.next(new byte[0]);
      var challenge = challenge(ALL_FLAGS, NAMES + timestamp + END);
      var answer = login.next(challenge);
      var mic = Arrays.copyOfRange(answer, 72, 88);
      var without = answer.clone();
      Arrays.fill(without, 72, 88, (byte) 0);
      assertArrayEquals(Digests.hmacMd5(login.sessionKey(), negotiate, challenge, without), mic);
      assertTrue(text(answer).contains("0600040002000000"), "and is announced");
    }
  }

  @Test
  void theServerIsNamedAsItWasAskedFor() throws Exception {
    ntlm.next(new byte[0]);
    var answer =
        ntlm.next(challenge(ALL_FLAGS, NAMES + "09000400410041000a001000" + "00".repeat(16) + END));
    var name = "cifs/files.example.test".getBytes(StandardCharsets.UTF_16LE);
    assertTrue(text(answer).contains("09002e00" + text(name)), "the client's name");
    assertFalse(text(answer).contains("0900040041004100"), "not the server's");
    assertFalse(text(answer).contains("0a001000"), "nor its channel bindings");
  }

  @Test
  void onlyWhatWasAskedForIsAgreedOn() throws Exception {
    ntlm.next(new byte[0]);
    var answer = ntlm.next(challenge(ALL_FLAGS, NAMES + TIMESTAMP + END));
    var flags = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt(60);
    assertEquals(0x6288_8215, flags);
  }

  @Test
  void aServerThatNamesNobodyIsRefused() throws Exception {
    ntlm.next(new byte[0]);
    Failing.as(() -> ntlm.next(challenge(ALL_FLAGS, TIMESTAMP + END)), FailureKind.POLICY);
    assertFalse(ntlm.established());
  }

  @Test
  void aSecondChallengeIsRefused() throws Exception {
    ntlm.next(new byte[0]);
    var challenge = challenge(ALL_FLAGS, NAMES + END);
    ntlm.next(challenge);
    Failing.as(() -> ntlm.next(challenge), FailureKind.POLICY);
  }

  /** Whatever arrives, it is a challenge or a refusal. */
  @Test
  void noBytesBringAboutAnythingElse() throws Exception {
    var random = new SplittableRandom(1);
    var token = inSpnego(challenge(ALL_FLAGS, NAMES + TIMESTAMP + END));
    var refused = 0;
    for (var i = 0; i < 5_000; i++) {
      var login = new LoginExchange(mechanism());
      login.next(new byte[0]);
      var changed = Arrays.copyOf(token, token.length - (i % 3 == 0 ? random.nextInt(40) : 0));
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      try {
        assertTrue(login.next(changed).isPresent());
        assertFalse(login.completed());
      } catch (FileFailure e) {
        assertTrue(e.kind() == FailureKind.POLICY || e.kind() == FailureKind.AUTHENTICATION);
        refused++;
      }
    }
    assertTrue(refused > 250);
  }

  private static NtlmMechanism mechanism() {
    try {
      var password = Secret.of("Password".toCharArray());
      var account = NtlmAccount.of(new Credential("User", "Domain", password, null, "1"));
      return new NtlmMechanism(account, "files.example.test", false);
    } catch (FileFailure e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] challenge(int flags, String targetInfo) {
    var info = HexFormat.of().parseHex(targetInfo);
    return ByteBuffer.allocate(PAYLOAD + info.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(Challenge.SIGNATURE)
        .putInt(2)
        .putLong(0)
        .putInt(flags)
        .putLong(0x0123456789ABCDEFL)
        .putLong(0)
        .putShort((short) info.length)
        .putShort((short) info.length)
        .putInt(PAYLOAD)
        .putLong(0)
        .put(info)
        .array();
  }

  /** A negTokenResp: accept-incomplete, NTLM, the token. */
  private static byte[] inSpnego(byte[] token) {
    var fields = new ByteArrayOutputStream();
    fields.writeBytes(HexFormat.of().parseHex("a0030a0101a10c060a2b06010401823702020a"));
    fields.writeBytes(value(0xA2, value(0x04, token)));
    return value(0xA1, value(0x30, fields.toByteArray()));
  }

  private static byte[] value(int tag, byte[] content) {
    var head = new byte[] {(byte) tag, (byte) 0x81, (byte) content.length};
    var value = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, value, head.length, content.length);
    return value;
  }

  private static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
