package dev.smbridge.adapter.smbj.crypto;

import static com.hierynomus.security.Cipher.CryptMode.DECRYPT;
import static com.hierynomus.security.Cipher.CryptMode.ENCRYPT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hierynomus.security.AEADBlockCipher;
import com.hierynomus.security.Cipher.CryptMode;
import com.hierynomus.security.SecurityException;
import com.hierynomus.security.bc.BCSecurityProvider;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GcmTest {
  private static final int TAG_BYTES = 16;

  static Stream<AesSources> sources() {
    return Stream.of(Sources.jdk(), Sources.nativeCode());
  }

  /** gcmEncryptExtIV128.rsp of the NIST CAVP, and test case 3 of the GCM submission. */
  @ParameterizedTest
  @MethodSource("sources")
  void givesThePublishedAnswers(AesSources sources) throws Exception {
    assertArrayEquals(
        hex("58e2fccefa7e3061367f1d57a4e7455a"),
        run(sources, ENCRYPT, new byte[16], new byte[12], "", ""));
    assertArrayEquals(
        hex("0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"),
        run(
            new AesSources(new NativeCrypto(CorrettoProvider::load)),
            ENCRYPT,
            new byte[16],
            new byte[12],
            "",
            "00000000000000000000000000000000"));
    assertArrayEquals(
        hex(
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985"
                + "4d5c2af327cd64a62cf35abd2ba6fab4"),
        run(
            sources,
            ENCRYPT,
            hex("feffe9928665731c6d6a8f9467308308"),
            hex("cafebabefacedbaddecaf888"),
            "",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void agreesWithBouncyCastleInBothDirections(AesSources sources) throws Exception {
    Random random = new Random(38);
    for (int length :
        new int[] {0, 1, 15, 16, 17, 2047, 2048, 8191, 8192, 8193, 65_600, 1_048_660}) {
      for (int round = 0; round < 3; round++) {
        byte[] key = bytes(random, 16);
        byte[] nonce = bytes(random, 12);
        byte[] aad = bytes(random, 32);
        byte[] plain = bytes(random, length + random.nextInt(16));
        AEADBlockCipher reference =
            new BCSecurityProvider().getAEADBlockCipher("AES/GCM/NoPadding");
        byte[] due = run(reference, ENCRYPT, key, nonce, aad, plain);
        assertArrayEquals(due, run(new Gcm(sources), ENCRYPT, key, nonce, aad, plain));
        assertArrayEquals(plain, run(new Gcm(sources), DECRYPT, key, nonce, aad, due));
        assertArrayEquals(plain, decryptAsSmbjDoes(sources, key, nonce, aad, due));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void refusesAnyChangedBitAndWorksOn(AesSources sources) throws Exception {
    Random random = new Random(311);
    byte[] key = bytes(random, 16);
    byte[] aad = bytes(random, 32);
    for (int length : new int[] {100, 70_000}) {
      byte[] nonce = bytes(random, 12);
      byte[] plain = bytes(random, length);
      byte[] good = run(new Gcm(sources), ENCRYPT, key, nonce, aad, plain);
      for (int at : new int[] {0, length / 2, length, length + TAG_BYTES - 1}) {
        byte[] changed = good.clone();
        changed[at] ^= 1;
        assertThrows(
            SecurityException.class, () -> decryptAsSmbjDoes(sources, key, nonce, aad, changed));
      }
      byte[] otherAad = aad.clone();
      otherAad[0] ^= 1;
      assertThrows(
          SecurityException.class, () -> decryptAsSmbjDoes(sources, key, nonce, otherAad, good));
      assertArrayEquals(plain, decryptAsSmbjDoes(sources, key, nonce, aad, good));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void neverEncryptsTwiceUnderOneNonce(AesSources sources) throws Exception {
    byte[] key = new byte[16];
    byte[] nonce = new byte[12];
    byte[] aad = new byte[0];
    run(new Gcm(sources), ENCRYPT, key, nonce, aad, new byte[10]);
    assertThrows(
        SecurityException.class,
        () -> run(new Gcm(sources), ENCRYPT, key, nonce, aad, new byte[100_000]));
    run(new Gcm(sources), ENCRYPT, key, bytes(new Random(1), 12), aad, new byte[10]);
    run(
        new Gcm(sources),
        ENCRYPT,
        bytes(new Random(2), 16),
        bytes(new Random(1), 12),
        aad,
        new byte[10]);
  }

  @Test
  void refusesAMessageShorterThanItsTag() {
    assertThrows(
        SecurityException.class,
        () ->
            run(
                new Gcm(Sources.jdk()),
                DECRYPT,
                new byte[16],
                new byte[12],
                new byte[0],
                new byte[15]));
  }

  private static byte[] decryptAsSmbjDoes(
      AesSources sources, byte[] key, byte[] nonce, byte[] aad, byte[] message)
      throws SecurityException {
    Gcm gcm = new Gcm(sources);
    gcm.init(DECRYPT, key, new GCMParameterSpec(128, nonce));
    gcm.updateAAD(aad, 0, aad.length);
    int length = message.length - TAG_BYTES;
    gcm.update(Arrays.copyOf(message, length), 0, length);
    return gcm.doFinal(Arrays.copyOfRange(message, length, message.length), 0, TAG_BYTES);
  }

  private static byte[] run(
      AesSources sources, CryptMode mode, byte[] key, byte[] nonce, String aad, String input)
      throws SecurityException {
    return run(new Gcm(sources), mode, key, nonce, hex(aad), hex(input));
  }

  private static byte[] run(
      AEADBlockCipher cipher, CryptMode mode, byte[] key, byte[] nonce, byte[] aad, byte[] input)
      throws SecurityException {
    cipher.init(mode, key, new GCMParameterSpec(128, nonce));
    cipher.updateAAD(aad, 0, aad.length);
    return cipher.doFinal(input, 0, input.length);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
