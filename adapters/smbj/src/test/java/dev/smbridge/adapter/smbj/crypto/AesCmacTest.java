package dev.smbridge.adapter.smbj.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hierynomus.security.Mac;
import com.hierynomus.security.bc.BCSecurityProvider;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AesCmacTest {
  private static final byte[] KEY = hex("2b7e151628aed2a6abf7158809cf4f3c");
  private static final byte[] MESSAGE =
      hex(
          "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
              + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");

  static Stream<AesSources> sources() {
    return Stream.of(Sources.jdk(), Sources.nativeCode());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void givesTheAnswersOfRfc4493(AesSources sources) {
    assertArrayEquals(hex("bb1d6929e95937287fa37d129b756746"), code(sources, 0));
    assertArrayEquals(hex("070a16b46b4d4144f79bdd9dd04a287c"), code(sources, 16));
    assertArrayEquals(hex("dfa66747de9ae63030ca32611497c827"), code(sources, 40));
    assertArrayEquals(hex("51f0bebf7e3b9d92fc49741779363cfe"), code(sources, 64));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void agreesWithBouncyCastleHoweverTheMessageIsCut(AesSources sources) throws Exception {
    Random random = new Random(4493);
    Mac mac = new AesCmac(sources);
    for (int round = 0; round < 300; round++) {
      byte[] key = new byte[16];
      random.nextBytes(key);
      byte[] message = new byte[random.nextInt(round % 10 == 0 ? 200_000 : 1200)];
      random.nextBytes(message);
      Mac reference = new BCSecurityProvider().getMac("AesCmac");
      reference.init(key);
      reference.update(message);
      mac.init(key);
      updateInPieces(mac, message, random);
      assertArrayEquals(reference.doFinal(), mac.doFinal(), message.length + " bytes");
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void startsAfreshAfterEachMessageAndAfterReset(AesSources sources) throws Exception {
    byte[] large = new byte[100_000];
    Mac mac = new AesCmac(sources);
    mac.init(KEY);
    mac.update(large);
    byte[] first = mac.doFinal();
    mac.update(large);
    mac.reset();
    mac.update(large);
    assertArrayEquals(first, mac.doFinal());
    mac.update(large);
    assertArrayEquals(first, mac.doFinal());
  }

  @Test
  void isNotUsedWithoutAKey() {
    Mac mac = new AesCmac(Sources.jdk());
    assertThrows(IllegalStateException.class, mac::doFinal);
  }

  private static byte[] code(AesSources sources, int length) {
    AesCmac mac = new AesCmac(sources);
    mac.init(KEY);
    mac.update(Arrays.copyOf(MESSAGE, length));
    return mac.doFinal();
  }

  private static void updateInPieces(Mac mac, byte[] message, Random random) {
    int at = 0;
    while (at < message.length) {
      int piece = Math.min(message.length - at, 1 + random.nextInt(message.length));
      if (piece == 1) {
        mac.update(message[at]);
      } else {
        mac.update(message, at, piece);
      }
      at += piece;
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
