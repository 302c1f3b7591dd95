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

class AeadTest {
  private static final int TAG_BYTES = 16;

  /** A mode over a source, for the tests that hold for all of them. */
  record Variant(AeadMode mode, String origin, AesSources sources) {
    AEADBlockCipher cipher() {
      return new Aead(mode, sources);
    }

    AEADBlockCipher reference() {
      return new BCSecurityProvider().getAEADBlockCipher("AES/" + mode + "/NoPadding");
    }

    /** As long as smbj makes it ([MS-SMB2] 2.2.41). */
    byte[] nonce(Random random) {
      return bytes(random, mode == AeadMode.GCM ? 12 : 11);
    }

    @Override
    public String toString() {
      return mode + " of " + origin;
    }
  }

  static Stream<Variant> variants() {
    return Stream.of(AeadMode.values())
        .flatMap(mode ->
            Stream.of(
                new Variant(mode, "the JDK", Sources.jdk()),
                new Variant(mode, "native code", Sources.nativeCode())));
  }

  /**
   * Test cases 1 to 3 of "The Galois/Counter Mode of Operation (GCM)", McGrew and Viega, appendix
   * B.
   */
  @Test
  void gcmGivesThePublishedAnswers() throws Exception {
    byte[] zeros = new byte[16];
    assertArrayEquals(
        hex("58e2fccefa7e3061367f1d57a4e7455a"),
        encrypt(AeadMode.GCM, zeros, new byte[12], "", ""));
    assertArrayEquals(
        hex("0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"),
        encrypt(AeadMode.GCM, zeros, new byte[12], "", "00".repeat(16)));
    assertArrayEquals(
        hex(
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985"
                + "4d5c2af327cd64a62cf35abd2ba6fab4"),
        encrypt(
            AeadMode.GCM,
            hex("feffe9928665731c6d6a8f9467308308"),
            hex("cafebabefacedbaddecaf888"),
            "",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"));
  }

  /** NIST SP 800-38C appendix C, examples 2 and 3, with their shorter tags. */
  @Test
  void ccmGivesThePublishedAnswers() throws Exception {
    byte[] key = hex("404142434445464748494a4b4c4d4e4f");
    assertArrayEquals(
        hex("d2a1f0e051ea5f62081a7792073d593d1fc64fbfaccd"),
        encrypt(
            AeadMode.CCM,
            48,
            key,
            hex("1011121314151617"),
            "000102030405060708090a0b0c0d0e0f",
            "202122232425262728292a2b2c2d2e2f"));
    assertArrayEquals(
        hex("e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951"),
        encrypt(
            AeadMode.CCM,
            64,
            key,
            hex("101112131415161718191a1b"),
            "000102030405060708090a0b0c0d0e0f10111213",
            "202122232425262728292a2b2c2d2e2f3031323334353637"));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void agreesWithBouncyCastleInBothDirections(Variant variant) throws Exception {
    Random random = new Random(38);
    for (int length : new int[] {0, 1, 15, 16, 17, 2047, 2048, 8191, 8192, 65_600, 1_048_660}) {
      for (int round = 0; round < 3; round++) {
        byte[] key = bytes(random, 16);
        byte[] nonce = variant.nonce(random);
        byte[] aad = bytes(random, random.nextInt(40));
        byte[] plain = bytes(random, length + random.nextInt(16));
        byte[] due = run(variant.reference(), ENCRYPT, key, nonce, aad, plain);
        assertArrayEquals(due, run(variant.cipher(), ENCRYPT, key, nonce, aad, plain));
        assertArrayEquals(plain, run(variant.cipher(), DECRYPT, key, nonce, aad, due));
        assertArrayEquals(plain, decryptAsSmbjDoes(variant, key, nonce, aad, due));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void refusesAnyChangedBitAndWorksOn(Variant variant) throws Exception {
    Random random = new Random(311);
    byte[] key = bytes(random, 16);
    byte[] aad = bytes(random, 32);
    for (int length : new int[] {100, 70_000}) {
      byte[] nonce = variant.nonce(random);
      byte[] plain = bytes(random, length);
      byte[] good = run(variant.cipher(), ENCRYPT, key, nonce, aad, plain);
      for (int at : new int[] {0, length / 2, length, length + TAG_BYTES - 1}) {
        byte[] changed = good.clone();
        changed[at] ^= 1;
        assertThrows(
            SecurityException.class, () -> decryptAsSmbjDoes(variant, key, nonce, aad, changed));
      }
      byte[] otherAad = aad.clone();
      otherAad[0] ^= 1;
      assertThrows(
          SecurityException.class, () -> decryptAsSmbjDoes(variant, key, nonce, otherAad, good));
      assertArrayEquals(plain, decryptAsSmbjDoes(variant, key, nonce, aad, good));
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void neverEncryptsTwiceUnderOneNonce(Variant variant) throws Exception {
    byte[] key = new byte[16];
    byte[] nonce = variant.nonce(new Random(1));
    byte[] other = variant.nonce(new Random(2));
    byte[] aad = new byte[0];
    run(variant.cipher(), ENCRYPT, key, nonce, aad, new byte[10]);
    assertThrows(
        SecurityException.class,
        () -> run(variant.cipher(), ENCRYPT, key, nonce, aad, new byte[100_000]));
    run(variant.cipher(), ENCRYPT, key, other, aad, new byte[10]);
    run(variant.cipher(), ENCRYPT, bytes(new Random(2), 16), other, aad, new byte[10]);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void refusesAMessageShorterThanItsTag(Variant variant) {
    byte[] nonce = variant.nonce(new Random(1));
    assertThrows(
        SecurityException.class,
        () -> run(variant.cipher(), DECRYPT, new byte[16], nonce, new byte[0], new byte[15]));
  }

  private static byte[] decryptAsSmbjDoes(
      Variant variant, byte[] key, byte[] nonce, byte[] aad, byte[] message)
      throws SecurityException {
    AEADBlockCipher cipher = variant.cipher();
    cipher.init(DECRYPT, key, new GCMParameterSpec(128, nonce));
    cipher.updateAAD(aad, 0, aad.length);
    int length = message.length - TAG_BYTES;
    cipher.update(Arrays.copyOf(message, length), 0, length);
    return cipher.doFinal(Arrays.copyOfRange(message, length, message.length), 0, TAG_BYTES);
  }

  private static byte[] encrypt(AeadMode mode, byte[] key, byte[] nonce, String aad, String plain)
      throws SecurityException {
    return encrypt(mode, 128, key, nonce, aad, plain);
  }

  private static byte[] encrypt(
      AeadMode mode, int tagBits, byte[] key, byte[] nonce, String aad, String plain)
      throws SecurityException {
    Aead cipher = new Aead(mode, Sources.jdk());
    cipher.init(ENCRYPT, key, new GCMParameterSpec(tagBits, nonce));
    cipher.updateAAD(hex(aad), 0, aad.length() / 2);
    return cipher.doFinal(hex(plain), 0, plain.length() / 2);
  }

  private static byte[] run(
      AEADBlockCipher cipher,
      CryptMode direction,
      byte[] key,
      byte[] nonce,
      byte[] aad,
      byte[] input)
      throws SecurityException {
    cipher.init(direction, key, new GCMParameterSpec(128, nonce));
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
