package dev.smbridge.adapter.smbj.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GMAC (NIST SP 800-38D, 3): the tag of AES-GCM over a message that is only authenticated. Used
 * by one caller at a time.
 */
final class GmacWorker {
  private final Cipher cipher;

  GmacWorker(Cipher cipher) {
    this.cipher = cipher;
  }

  /** The code of a message in parts. */
  byte[] code(SecretKey key, byte[] nonce, Slice... message) throws GeneralSecurityException {
    start(Cipher.ENCRYPT_MODE, key, nonce, message);
    return cipher.doFinal();
  }

  /** Whether a code is the message's. A nonce may come twice here. */
  boolean verifies(byte[] code, SecretKey key, byte[] nonce, Slice... message)
      throws GeneralSecurityException {
    start(Cipher.DECRYPT_MODE, key, nonce, message);
    try {
      cipher.doFinal(code);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    }
  }

  private void start(int direction, SecretKey key, byte[] nonce, Slice... message)
      throws GeneralSecurityException {
    cipher.init(direction, key, new GCMParameterSpec(AeadWorker.TAG_BYTES * Byte.SIZE, nonce));
    for (var part : message) {
      cipher.updateAAD(part.array(), part.offset(), part.length());
    }
  }
}
