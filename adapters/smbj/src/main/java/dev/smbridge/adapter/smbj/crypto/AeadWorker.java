package dev.smbridge.adapter.smbj.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/**
 * A cipher that authenticates what it encrypts, with scratch space, used by one caller at a time.
 */
abstract sealed class AeadWorker permits GcmWorker, CcmWorker {
  static final int TAG_BYTES = 16;

  private byte[] scratch = new byte[0];

  /**
   * Encrypts a message that lies in two parts.
   *
   * @param out takes the ciphertext from {@code at} on, and the tag behind it
   */
  abstract void encrypt(
      SecretKey key, byte[] nonce, Slice aad, Slice head, Slice data, byte[] out, int at)
      throws GeneralSecurityException;

  /**
   * Checks the tag and decrypts.
   *
   * @param sealed the ciphertext with the tag behind it
   * @param out takes the message from its start on, in another array; of no use where the tag is
   *     false, which is thrown
   */
  abstract void decrypt(SecretKey key, byte[] nonce, Slice aad, Slice sealed, byte[] out)
      throws GeneralSecurityException;

  /** Both in one array, which is overwritten by the next call. */
  final Slice join(Slice first, Slice last) {
    if (last.length() == 0) {
      return first;
    }
    var total = first.length() + last.length();
    if (scratch.length < total) {
      scratch = new byte[total];
    }
    last.copyTo(scratch, first.copyTo(scratch, 0));
    return new Slice(scratch, 0, total);
  }
}
