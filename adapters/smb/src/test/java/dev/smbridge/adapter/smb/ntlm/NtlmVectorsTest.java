package dev.smbridge.adapter.smb.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of [MS-NLMP] 4.2.4, and of the RFCs behind it. */
final class NtlmVectorsTest {
  private static final byte[] TARGET_INFO =
      bytes("02000c0044006f006d00610069006e0001000c0053006500720076006500720000000000");
  private static final byte[] SESSION_KEY = bytes("55555555555555555555555555555555");

  @Test
  void theResponseKeyIsThatOfTheExample() throws Exception {
    assertEquals("0c868a403bfd7a93a3001ef22ef02e3f", text(account().responseKey()));
  }

  @Test
  void theProofAndItsKeysAreThoseOfTheExample() throws Exception {
    var proof =
        Proof.of(
            account().responseKey(),
            bytes("0123456789abcdef"),
            bytes("aaaaaaaaaaaaaaaa"),
            0,
            TARGET_INFO);
    assertEquals("68cd0ab851e51c96aabc927bebef6a1c", text(Arrays.copyOf(proof.response(), 16)));
    assertEquals("8de40ccadbc14a82f15cb0ad0de95ca3", text(proof.baseKey()));
    assertEquals(
        "c5dad2544fc9799094ce1ce90bc9d03e", text(new Rc4(proof.baseKey()).apply(SESSION_KEY)));
  }

  @Test
  void aSealedAndSignedMessageIsThatOfTheExample() {
    var message = "Plaintext".getBytes(StandardCharsets.UTF_16LE);
    var signer = Signer.ofClient(SESSION_KEY);
    assertEquals("54e50165bf1936dc996020c1811b0f06fb5f", text(signer.seal(message)));
    assertEquals("010000007fb38ec5c55d497600000000", text(signer.sign(message)));
  }

  /** RFC 1320, A.5. */
  @ParameterizedTest
  @CsvSource({
    "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
    "a, bde52cb31de33e46245e05fbdbd6fb24",
    "abc, a448017aaf21d8525fc10ae87aa6729d",
    "message digest, d9130a8164549fe818874806e1c7014b",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,"
        + " 043f8582f241db351ce627e153e7f0e4",
    "12345678901234567890123456789012345678901234567890123456789012345678901234567890,"
        + " e33b4ddc9c38f2199c3e7b164fcc0536",
  })
  void md4MeetsTheExamplesOfItsRfc(String text, String expected) {
    assertEquals(expected, text(Digests.md4(text.getBytes(StandardCharsets.US_ASCII))));
  }

  /** RFC 6229, 2: the stream for a key of 40 and one of 128 bits, at offsets 0 and 16. */
  @ParameterizedTest
  @CsvSource({
    "0102030405, b2396305f03dc027ccc3524a0a1118a86982944f18fc82d589c403a47a0d0919",
    "0102030405060708090a0b0c0d0e0f10,"
        + " 9ac7cc9a609d1ef7b2932899cde41b975248c4959014126a6e8a84f11d1a9e1c",
  })
  void rc4MeetsTheExamplesOfItsRfc(String key, String stream) {
    var rc4 = new Rc4(bytes(key));
    assertEquals(stream, text(rc4.apply(new byte[10])) + text(rc4.apply(new byte[22])));
  }

  @Test
  void theMicIsWhereAMessageHasIt() throws Exception {
    var message = Messages.authenticate(new byte[3], account(), SESSION_KEY, -1);
    var mic = Arrays.copyOfRange(message, Messages.MIC_OFFSET, Messages.MIC_OFFSET + 16);
    assertArrayEquals(new byte[16], mic);
    assertEquals(88 + 24 + 3 + 12 + 8 + 16, message.length);
  }

  private static NtlmAccount account() throws Exception {
    var password = Secret.of("Password".toCharArray());
    return NtlmAccount.of(new Credential("User", "Domain", password, null, "1"));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
