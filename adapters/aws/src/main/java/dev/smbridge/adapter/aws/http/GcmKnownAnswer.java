package dev.smbridge.adapter.aws.http;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that a provider's AES-GCM gives a published answer and refuses a false tag.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D; the vector is test
 *     case 3 of "The Galois/Counter Mode of Operation"</a>
 */
final class GcmKnownAnswer {
  private static final byte[] KEY = hex("feffe9928665731c6d6a8f9467308308");
  private static final byte[] NONCE = hex("cafebabefacedbaddecaf888");
  private static final byte[] PLAIN =
      hex(
          "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
              + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255");
  private static final byte[] SEALED =
      hex(
          "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
              + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985"
              + "4d5c2af327cd64a62cf35abd2ba6fab4");

  private GcmKnownAnswer() {}

  static void check(Provider provider) throws GeneralSecurityException {
    if (!Arrays.equals(SEALED, cipher(provider, Cipher.ENCRYPT_MODE).doFinal(PLAIN))
        || !Arrays.equals(PLAIN, cipher(provider, Cipher.DECRYPT_MODE).doFinal(SEALED))) {
      throw new GeneralSecurityException("AES-GCM gives another answer than was published");
    }
    var forged = SEALED.clone();
    forged[forged.length - 1] ^= 1;
    try {
      cipher(provider, Cipher.DECRYPT_MODE).doFinal(forged);
    } catch (AEADBadTagException refused) {
      return;
    }
    throw new GeneralSecurityException("AES-GCM accepts a false tag");
  }

  private static Cipher cipher(Provider provider, int mode) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
    cipher.init(mode, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, NONCE));
    return cipher;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
