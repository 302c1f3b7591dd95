package dev.smbridge.adapter.smbj.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.GMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures of every algorithm, of the JDK and of native code. */
final class MessageSignerTest {
  private static final int SIGNATURE_AT = 48;
  private static final byte[] KEY = hex("77be63708971c4e240d1cb79e8d77feb");
  private static final byte[] NONCE = hex("e0e00f19fed7ba0136a797f3");
  private static final AesSources JDK = Sources.jdk();
  private static final AesSources NATIVE_CODE = Sources.nativeCode();

  record Variant(SigningAlgorithmId algorithm, String origin, AesSources sources) {
    MessageSigner signer() {
      return new MessageSigner(algorithm, new SecretKeySpec(KEY, "AES"), sources);
    }

    @Override
    public String toString() {
      return algorithm.text() + " of " + origin;
    }
  }

  static Stream<Variant> variants() {
    return Stream.of(SigningAlgorithmId.values())
        .flatMap(algorithm ->
            Stream.of(
                new Variant(algorithm, "the JDK", JDK),
                new Variant(algorithm, "native code", NATIVE_CODE)));
  }

  static Stream<AesSources> sources() {
    return Stream.of(JDK, NATIVE_CODE);
  }

  /** The first of NIST's "gcmEncryptExtIV128.rsp" with 128 bits that are authenticated only. */
  @Test
  void gmacGivesThePublishedAnswer() throws Exception {
    var worker = new AesSource(null).takeGmac();
    var code =
        worker.code(
            new SecretKeySpec(KEY, "AES"),
            NONCE,
            Slice.of(hex("7a43ec1d9c0a5a78a0b16533")),
            Slice.of(hex("a6213cab")));
    assertArrayEquals(hex("209fcc8d3675ed938e9c7166709dd946"), code);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void gmacAgreesWithBouncyCastle(AesSources sources) throws Exception {
    var random = new Random(38);
    var signer =
        new MessageSigner(SigningAlgorithmId.AES_GMAC, new SecretKeySpec(KEY, "AES"), sources);
    for (var length : new int[] {64, 65, 100, 2047, 2048, 70_000, 1_048_700}) {
      var message = bytes(random, length);
      var nonce = bytes(random, 12);
      var signature = signer.sign(Slice.of(message), SIGNATURE_AT, nonce);
      Arrays.fill(message, SIGNATURE_AT, SIGNATURE_AT + 16, (byte) 0);
      assertArrayEquals(reference(message, nonce), signature, length + " bytes");
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void aChangeOfAnyPartIsNoticedAndTheNextMessageIsVerified(Variant variant) throws Exception {
    var random = new Random(311);
    var signer = variant.signer();
    for (var length : new int[] {80, 70_000}) {
      var inTheMiddle = bytes(random, 5 + length + 3);
      var message = new Slice(inTheMiddle, 5, length);
      var nonce = bytes(random, 12);
      var signature = signer.sign(message, SIGNATURE_AT, nonce);
      System.arraycopy(signature, 0, inTheMiddle, 5 + SIGNATURE_AT, signature.length);
      for (var at : new int[] {0, SIGNATURE_AT - 1, SIGNATURE_AT, SIGNATURE_AT + 15, length - 1}) {
        inTheMiddle[5 + at] ^= 1;
        assertFalse(signer.verifies(message, SIGNATURE_AT, nonce), "byte " + at);
        inTheMiddle[5 + at] ^= 1;
      }
      for (var again = 0; again < 2; again++) {
        assertTrue(signer.verifies(message, SIGNATURE_AT, nonce));
      }
    }
  }

  @Test
  void onlyGmacLooksAtTheNonce() throws Exception {
    var message = Slice.of(bytes(new Random(1), 200));
    for (var variant : variants().toList()) {
      var first = variant.signer().sign(message, SIGNATURE_AT, NONCE);
      var second = variant.signer().sign(message, SIGNATURE_AT, new byte[12]);
      var same = variant.algorithm() != SigningAlgorithmId.AES_GMAC;
      assertEquals(same, Arrays.equals(first, second), variant::toString);
    }
  }

  private static byte[] reference(byte[] message, byte[] nonce) {
    var mac = new GMac(GCMBlockCipher.newInstance(AESEngine.newInstance()));
    mac.init(new ParametersWithIV(new KeyParameter(KEY), nonce));
    mac.update(message, 0, message.length);
    var code = new byte[16];
    mac.doFinal(code, 0);
    return code;
  }

  private static byte[] bytes(Random random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
