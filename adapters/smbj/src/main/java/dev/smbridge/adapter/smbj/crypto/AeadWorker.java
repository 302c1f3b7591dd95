package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.security.Cipher.CryptMode;
import com.hierynomus.security.SecurityException;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A cipher that authenticates what it encrypts, with scratch space, used by one caller at a time.
 */
abstract class AeadWorker {
  private byte[] scratch = new byte[0];

  /**
   * Encrypts {@code input} to ciphertext with the tag behind it, or checks such a tag and decrypts.
   *
   * @param output as long as what comes of it; of no use where the tag is false, which is thrown
   */
  abstract void run(
      CryptMode direction,
      byte[] key,
      GCMParameterSpec nonce,
      byte[] aad,
      Slice input,
      byte[] output)
      throws SecurityException;

  /** Both in one array, which is overwritten by the next call. */
  final Slice join(Slice first, Slice last) {
    if (first.length() == 0) {
      return last;
    }
    int total = first.length() + last.length();
    if (scratch.length < total) {
      scratch = new byte[total];
    }
    last.copyTo(scratch, first.copyTo(scratch, 0));
    return new Slice(scratch, 0, total);
  }
}
