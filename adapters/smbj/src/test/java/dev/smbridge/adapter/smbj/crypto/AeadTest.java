package dev.smbridge.adapter.smbj.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hierynomus.security.Cipher.CryptMode;
import com.hierynomus.security.bc.BCSecurityProvider;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AeadTest {
  private static final int TAG_BYTES = 16;

  /** A mode over a source, for the tests that hold for all of them. */
  record Variant(AeadMode mode, String origin, AesSources sources) {
    /** Encrypts to itself: both keys are the same. */
    MessageCipher cipher(SecretKey key) {
      return new MessageCipher(mode, key, key, sources);
    }

    byte[] nonce(Random random) {
      return bytes(random, mode.nonceBytes());
    }

    byte[] reference(SecretKey key, byte[] nonce, byte[] aad, byte[] plain) throws Exception {
      var cipher = new BCSecurityProvider().getAEADBlockCipher("AES/" + mode + "/NoPadding");
      cipher.init(CryptMode.ENCRYPT, key.getEncoded(), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(aad, 0, aad.length);
      return cipher.doFinal(plain, 0, plain.length);
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
    var zeros = new SecretKeySpec(new byte[16], "AES");
    assertArrayEquals(hex("58e2fccefa7e3061367f1d57a4e7455a"), gcm(zeros, new byte[12], ""));
    assertArrayEquals(
        hex("0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"),
        gcm(zeros, new byte[12], "00".repeat(16)));
    assertArrayEquals(
        hex(
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985"
                + "4d5c2af327cd64a62cf35abd2ba6fab4"),
        gcm(
            new SecretKeySpec(hex("feffe9928665731c6d6a8f9467308308"), "AES"),
            hex("cafebabefacedbaddecaf888"),
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"));
  }

  /** The same, appendix B, test case 15: under a key of 256 bits. */
  @Test
  void gcmGivesThePublishedAnswerUnder256Bits() throws Exception {
    assertArrayEquals(
        hex(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
                + "b094dac5d93471bdec1a502270e3cc6c"),
        gcm(
            new SecretKeySpec(hex("feffe9928665731c6d6a8f9467308308".repeat(2)), "AES"),
            hex("cafebabefacedbaddecaf888"),
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"));
  }

  /** The WRITE of "SMB 3.1.1 Encryption in Windows 10", appendix A.1. */
  @Test
  void gcmEncryptsAnSmbMessageAsMicrosoftDoes() throws Exception {
    var nonce = "C7D6822D269CAF48904C664C";
    var aad = nonce + "0000000087000000000001002500000000100000";
    var message =
        "FE534D4240000100000000000900010008000000000000000500000000000000FFFE000001000000"
            + "25000000001000000000000000000000000000000000000031007000170000000000000000000000"
            + "0600000004000000010000000400000000000000000000007000000000000000536D623320656E63"
            + "72797074696F6E2074657374696E67";
    var key = new SecretKeySpec(hex("A2F5E80E5D59103034F32E52F698E5EC"), "AES");
    for (var sources : new AesSources[] {Sources.jdk(), Sources.nativeCode()}) {
      assertArrayEquals(
          hex(
              "6ECDD2A7AFC7B47763057A041B8FD4DAFFE990B70C9E09D36C084E02D14EF247F8BDE38ACF6256F8"
                  + "B1D3B56F77FBDEB312FEA5E92CBCC1ED8FB2EBBFAA75E49A4A394BB44576545567C24D4C014D47C9"
                  + "FBDFDAFD2C4F9B72F8D256452620A299F48E29E53D6B61D1C13A19E91AF013F00D17E3ABC2FC3D36"
                  + "C8C1B6B93973253852DBD442E46EE8"
                  + "BD73D97D2BC9001BCAFAC0FDFF5FEEBC"),
          encrypt(
              new MessageCipher(AeadMode.GCM, key, key, sources),
              hex(nonce),
              hex(aad),
              hex(message)));
    }
  }

  /** NIST SP 800-38C appendix C, examples 2 and 3, with their shorter tags. */
  @Test
  void ccmGivesThePublishedAnswers() throws Exception {
    assertArrayEquals(
        hex("d2a1f0e051ea5f62081a7792073d593d1fc64fbfaccd"),
        ccm(
            6,
            hex("1011121314151617"),
            "000102030405060708090a0b0c0d0e0f",
            "202122232425262728292a2b2c2d2e2f"));
    assertArrayEquals(
        hex("e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5484392fbc1b09951"),
        ccm(
            8,
            hex("101112131415161718191a1b"),
            "000102030405060708090a0b0c0d0e0f10111213",
            "202122232425262728292a2b2c2d2e2f3031323334353637"));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void agreesWithBouncyCastleInBothDirections(Variant variant) throws Exception {
    var random = new Random(38);
    for (var length : new int[] {0, 1, 15, 16, 17, 2047, 2048, 8191, 8192, 65_600, 1_048_660}) {
      for (var keyBytes : new int[] {16, 32}) {
        var key = new SecretKeySpec(bytes(random, keyBytes), "AES");
        var nonce = variant.nonce(random);
        var aad = bytes(random, random.nextInt(40));
        var plain = bytes(random, length + random.nextInt(16));
        var due = variant.reference(key, nonce, aad, plain);
        assertArrayEquals(due, encrypt(variant.cipher(key), nonce, aad, plain));
        assertArrayEquals(plain, decrypt(variant.cipher(key), nonce, aad, due));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void refusesAnyChangedBitAndWorksOn(Variant variant) throws Exception {
    var random = new Random(311);
    var cipher = variant.cipher(new SecretKeySpec(bytes(random, 16), "AES"));
    var aad = bytes(random, 32);
    for (var length : new int[] {100, 70_000}) {
      var nonce = variant.nonce(random);
      var plain = bytes(random, length);
      var good = encrypt(cipher, nonce, aad, plain);
      for (var at : new int[] {0, length / 2, length, length + TAG_BYTES - 1}) {
        var changed = good.clone();
        changed[at] ^= 1;
        assertThrows(GeneralSecurityException.class, () -> decrypt(cipher, nonce, aad, changed));
      }
      var otherAad = aad.clone();
      otherAad[0] ^= 1;
      assertThrows(GeneralSecurityException.class, () -> decrypt(cipher, nonce, otherAad, good));
      assertArrayEquals(plain, decrypt(cipher, nonce, aad, good));
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void refusesAMessageShorterThanItsTag(Variant variant) {
    var cipher = variant.cipher(new SecretKeySpec(new byte[16], "AES"));
    var nonce = variant.nonce(new Random(1));
    var sealed = Slice.of(new byte[15]);
    assertThrows(
        GeneralSecurityException.class,
        () -> cipher.decrypt(nonce, Slice.EMPTY, sealed, new byte[15]));
  }

  /** In two parts, and in the middle of an array, as a request is. */
  private static byte[] encrypt(MessageCipher cipher, byte[] nonce, byte[] aad, byte[] plain)
      throws GeneralSecurityException {
    var headBytes = Math.min(112, plain.length);
    var head = new Slice(plain, 0, headBytes);
    var data = new Slice(plain, headBytes, plain.length - headBytes);
    var out = new byte[5 + plain.length + TAG_BYTES];
    cipher.encrypt(nonce, Slice.of(aad), head, data, out, 5);
    return Arrays.copyOfRange(out, 5, out.length);
  }

  private static byte[] decrypt(MessageCipher cipher, byte[] nonce, byte[] aad, byte[] sealed)
      throws GeneralSecurityException {
    var inTheMiddle = new byte[7 + sealed.length + 3];
    System.arraycopy(sealed, 0, inTheMiddle, 7, sealed.length);
    var plain = new byte[sealed.length - TAG_BYTES];
    cipher.decrypt(nonce, Slice.of(aad), new Slice(inTheMiddle, 7, sealed.length), plain);
    return plain;
  }

  private static byte[] gcm(SecretKey key, byte[] nonce, String plain)
      throws GeneralSecurityException {
    var cipher = new MessageCipher(AeadMode.GCM, key, key, Sources.jdk());
    return encrypt(cipher, nonce, new byte[0], hex(plain));
  }

  private static byte[] ccm(int tagBytes, byte[] nonce, String aad, String plain)
      throws GeneralSecurityException {
    var key = new SecretKeySpec(hex("404142434445464748494a4b4c4d4e4f"), "AES");
    var worker =
        new CcmWorker(
            new AesSource(null).takeCbcMac(), Cipher.getInstance("AES/CTR/NoPadding"), tagBytes);
    var out = new byte[plain.length() / 2 + tagBytes];
    worker.encrypt(key, nonce, Slice.of(hex(aad)), Slice.of(hex(plain)), Slice.EMPTY, out, 0);
    return out;
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
