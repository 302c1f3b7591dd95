package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jcifs.util.Crypto;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AesCmacTest {
  /** RFC 4493, 4. */
  private static final String KEY = "2b7e151628aed2a6abf7158809cf4f3c";

  private static final String MESSAGE =
      "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
          + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";

  @ParameterizedTest
  @CsvSource({
    "0, bb1d6929e95937287fa37d129b756746",
    "16, 070a16b46b4d4144f79bdd9dd04a287c",
    "40, dfa66747de9ae63030ca32611497c827",
    "64, 51f0bebf7e3b9d92fc49741779363cfe",
  })
  void theExamplesOfTheRfcAreMet(int length, String expected) throws Exception {
    var mac = ours(HexFormat.of().parseHex(KEY));
    mac.update(HexFormat.of().parseHex(MESSAGE), 0, length);
    assertEquals(expected, HexFormat.of().formatHex(mac.doFinal()));
  }

  @Test
  void anyPiecesOfAnyLengthGiveWhatBouncyCastleGives() throws Exception {
    var random = new Random(1);
    var key = new byte[16];
    random.nextBytes(key);
    var ours = ours(key);
    var theirs = Mac.getInstance("AESCMAC", new BouncyCastleProvider());
    theirs.init(new SecretKeySpec(key, "AES"));
    for (var round = 0; round < 300; round++) {
      var message = new byte[random.nextInt(round < 290 ? 100 : 100_000)];
      random.nextBytes(message);
      for (var done = 0; done < message.length; ) {
        var piece = Math.min(message.length - done, random.nextInt(message.length) + 1);
        ours.update(message, done, piece);
        done += piece;
      }
      assertArrayEquals(theirs.doFinal(message), ours.doFinal(), "length " + message.length);
    }
  }

  @Test
  void resettingForgetsWhatCameBefore() throws Exception {
    var mac = ours(HexFormat.of().parseHex(KEY));
    mac.update(new byte[1000]);
    mac.reset();
    assertEquals(
        "bb1d6929e95937287fa37d129b756746", HexFormat.of().formatHex(mac.doFinal()));
  }

  private static Mac ours(byte[] key) throws Exception {
    SigningProvider.install();
    SigningProvider.install();
    var mac = Mac.getInstance("AESCMAC", Crypto.getProvider());
    assertSame(SigningProvider.class, mac.getProvider().getClass());
    mac.init(new SecretKeySpec(key, "HMAC"));
    return mac;
  }
}
