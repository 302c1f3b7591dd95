package dev.smbridge.adapter.smbj.crypto;

import static dev.smbridge.adapter.smbj.crypto.CbcMacWorker.BLOCK_BYTES;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a source of AES by answers that are published, before data is trusted to it. It also loads
 * its classes.
 */
final class KnownAnswers {
  // Test cases 4 and 16 of "The Galois/Counter Mode of Operation (GCM)", McGrew and Viega, appendix
  // B: under a key of 128 bits, and under the same twice.
  private static final String GCM_KEY = "feffe9928665731c6d6a8f9467308308";
  private static final SecretKey GCM_128 = key(GCM_KEY);
  private static final SecretKey GCM_256 = key(GCM_KEY + GCM_KEY);
  private static final byte[] GCM_NONCE = hex("cafebabefacedbaddecaf888");
  private static final byte[] GCM_AAD = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  private static final byte[] GCM_PLAIN =
      hex(
          "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
              + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
  private static final byte[] GCM_128_SEALED =
      hex(
          "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
              + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
              + "5bc94fbc3221a5db94fae95ae7121a47");
  private static final byte[] GCM_256_SEALED =
      hex(
          "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
              + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
              + "76fc6ece0f4e1768cddf8853bb2d551b");

  // The first of NIST's "gcmEncryptExtIV128.rsp" with 128 bits that are authenticated only.
  private static final SecretKey GMAC_KEY = key("77be63708971c4e240d1cb79e8d77feb");
  private static final byte[] GMAC_NONCE = hex("e0e00f19fed7ba0136a797f3");
  private static final byte[] GMAC_MESSAGE = hex("7a43ec1d9c0a5a78a0b16533a6213cab");
  private static final byte[] GMAC_CODE = hex("209fcc8d3675ed938e9c7166709dd946");

  // RFC 4493 section 4, example 3.
  private static final byte[] CMAC_KEY = hex("2b7e151628aed2a6abf7158809cf4f3c");
  private static final byte[] CMAC_MESSAGE =
      hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51" + "30c81c46a35ce411");
  private static final byte[] CMAC_CODE = hex("dfa66747de9ae63030ca32611497c827");

  private KnownAnswers() {}

  /**
   * Fails where {@code source} computes anything else than is published, or accepts a false tag.
   */
  static void check(AesSource source) throws GeneralSecurityException {
    checkGcm(source, GCM_128, GCM_128_SEALED);
    checkGcm(source, GCM_256, GCM_256_SEALED);
    checkGmac(source);
    for (int round = 0; round < 2; round++) { // the second begins where the first has ended
      expect(CMAC_CODE, cmac(source), "AES-CMAC");
    }
  }

  private static void checkGcm(AesSource source, SecretKey key, byte[] due)
      throws GeneralSecurityException {
    expect(due, sealed(source, key), "AES-GCM encryption");
    expect(GCM_PLAIN, opened(source, key, due), "AES-GCM decryption");
    byte[] tampered = due.clone();
    tampered[tampered.length - 1] ^= 1;
    boolean refused;
    try {
      opened(source, key, tampered);
      refused = false;
    } catch (GeneralSecurityException e) {
      refused = true;
    }
    if (!refused) {
      throw new GeneralSecurityException("AES-GCM accepted a false tag");
    }
  }

  private static void checkGmac(AesSource source) throws GeneralSecurityException {
    var worker = source.takeGmac();
    var message = Slice.of(GMAC_MESSAGE);
    expect(GMAC_CODE, worker.code(GMAC_KEY, GMAC_NONCE, message), "AES-GMAC");
    var tampered = GMAC_CODE.clone();
    tampered[0] ^= 1;
    if (!worker.verifies(GMAC_CODE, GMAC_KEY, GMAC_NONCE, message)
        || worker.verifies(tampered, GMAC_KEY, GMAC_NONCE, message)) {
      throw new GeneralSecurityException("AES-GMAC does not tell a true code from a false one");
    }
    source.giveBack(worker);
  }

  /** The JDK's provider of AES-GCM. */
  static Provider jdkProvider() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding").getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no AES-GCM.", e);
    }
  }

  private static byte[] sealed(AesSource source, SecretKey key) throws GeneralSecurityException {
    var sealed = new byte[GCM_PLAIN.length + AeadWorker.TAG_BYTES];
    var head = new Slice(GCM_PLAIN, 0, BLOCK_BYTES);
    var data = new Slice(GCM_PLAIN, BLOCK_BYTES, GCM_PLAIN.length - BLOCK_BYTES);
    source.take(AeadMode.GCM).encrypt(key, GCM_NONCE, Slice.of(GCM_AAD), head, data, sealed, 0);
    return sealed;
  }

  private static byte[] opened(AesSource source, SecretKey key, byte[] sealed)
      throws GeneralSecurityException {
    var plain = new byte[GCM_PLAIN.length];
    source.take(AeadMode.GCM).decrypt(key, GCM_NONCE, Slice.of(GCM_AAD), Slice.of(sealed), plain);
    return plain;
  }

  private static byte[] cmac(AesSource source) throws GeneralSecurityException {
    CbcMacWorker worker = source.takeCbcMac();
    worker.start(CMAC_KEY);
    worker.chain(CMAC_MESSAGE, 0, 32);
    byte[] code = worker.finish(Arrays.copyOfRange(CMAC_MESSAGE, 32, CMAC_MESSAGE.length));
    source.giveBack(worker);
    return code;
  }

  private static void expect(byte[] due, byte[] answered, String what)
      throws GeneralSecurityException {
    if (!Arrays.equals(due, answered)) {
      throw new GeneralSecurityException(what + " did not give the published answer");
    }
  }

  private static SecretKey key(String digits) {
    return new SecretKeySpec(hex(digits), "AES");
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
