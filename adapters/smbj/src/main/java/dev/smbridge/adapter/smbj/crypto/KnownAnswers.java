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
  // Test case 4 of "The Galois/Counter Mode of Operation (GCM)", McGrew and Viega, appendix B.
  private static final SecretKey GCM_KEY =
      new SecretKeySpec(hex("feffe9928665731c6d6a8f9467308308"), "AES");
  private static final byte[] GCM_NONCE = hex("cafebabefacedbaddecaf888");
  private static final byte[] GCM_AAD = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  private static final byte[] GCM_PLAIN =
      hex(
          "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
              + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
  private static final byte[] GCM_CIPHER =
      hex(
          "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
              + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
              + "5bc94fbc3221a5db94fae95ae7121a47");

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
    expect(GCM_CIPHER, sealed(source), "AES-GCM encryption");
    expect(GCM_PLAIN, opened(source, GCM_CIPHER), "AES-GCM decryption");
    byte[] tampered = GCM_CIPHER.clone();
    tampered[tampered.length - 1] ^= 1;
    boolean refused;
    try {
      opened(source, tampered);
      refused = false;
    } catch (GeneralSecurityException e) {
      refused = true;
    }
    if (!refused) {
      throw new GeneralSecurityException("AES-GCM accepted a false tag");
    }
    for (int round = 0; round < 2; round++) { // the second begins where the first has ended
      expect(CMAC_CODE, cmac(source), "AES-CMAC");
    }
  }

  /** The JDK's provider of AES-GCM. */
  static Provider jdkProvider() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding").getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no AES-GCM.", e);
    }
  }

  private static byte[] sealed(AesSource source) throws GeneralSecurityException {
    var sealed = new byte[GCM_PLAIN.length + AeadWorker.TAG_BYTES];
    var head = new Slice(GCM_PLAIN, 0, BLOCK_BYTES);
    var data = new Slice(GCM_PLAIN, BLOCK_BYTES, GCM_PLAIN.length - BLOCK_BYTES);
    source.take(AeadMode.GCM).encrypt(GCM_KEY, GCM_NONCE, Slice.of(GCM_AAD), head, data, sealed, 0);
    return sealed;
  }

  private static byte[] opened(AesSource source, byte[] sealed) throws GeneralSecurityException {
    var plain = new byte[GCM_PLAIN.length];
    source
        .take(AeadMode.GCM)
        .decrypt(GCM_KEY, GCM_NONCE, Slice.of(GCM_AAD), Slice.of(sealed), plain);
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

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
