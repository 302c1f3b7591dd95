package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jcifs.util.Crypto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library gets when it asks for its algorithm. */
final class SigningProviderTest {
  /** RFC 4493, 4. */
  private static final byte[] KEY = HexFormat.of().parseHex("2b7e151628aed2a6abf7158809cf4f3c");

  private static final byte[] MESSAGE =
      HexFormat.of()
          .parseHex(
              "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                  + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");

  @BeforeAll
  static void install() {
    SigningProvider.install();
    SigningProvider.install();
    assertSame(SigningProvider.class, Crypto.getProvider().getClass());
  }

  @ParameterizedTest
  @CsvSource({
    "0, bb1d6929e95937287fa37d129b756746",
    "16, 070a16b46b4d4144f79bdd9dd04a287c",
    "40, dfa66747de9ae63030ca32611497c827",
    "64, 51f0bebf7e3b9d92fc49741779363cfe",
  })
  void aesCmacMeetsTheExamplesOfItsRfc(int length, String expected) throws Exception {
    var mac = cmac();
    mac.update(new byte[100]);
    mac.reset();
    mac.update(MESSAGE, 0, length);
    assertEquals(expected, HexFormat.of().formatHex(mac.doFinal()));
    mac.update(MESSAGE, 0, length);
    assertEquals(expected, HexFormat.of().formatHex(mac.doFinal()), "the next message");
  }

  @Test
  void aesCmacIsTheSameForAnyPieces() throws Exception {
    var random = new Random(1);
    var whole = cmac();
    var pieces = cmac();
    var single = cmac();
    for (var length : new int[] {1, 15, 16, 17, 31, 32, 33, 8192, 8193, 61_551, 100_000}) {
      var message = new byte[length];
      random.nextBytes(message);
      for (var done = 0; done < length; ) {
        var piece = random.nextInt(length - done) + 1;
        pieces.update(message, done, piece);
        done += piece;
      }
      for (var one : message) {
        single.update(one);
      }
      var expected = single.doFinal();
      assertArrayEquals(expected, pieces.doFinal(), "length " + length);
      assertArrayEquals(expected, whole.doFinal(message), "length " + length);
    }
  }

  private static Mac cmac() throws Exception {
    var mac = Mac.getInstance("AESCMAC", Crypto.getProvider());
    mac.init(new SecretKeySpec(KEY, "HMAC"));
    return mac;
  }
}
