package dev.smbridge.adapter.smbj.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-GCM (NIST SP 800-38D) over a provider that has it. */
final class GcmWorker extends AeadWorker {
  /**
   * The JIT compiler counts calls: the JDK's encryption is fast some hundred small pieces later.
   */
  private static final int JDK_PIECE_BYTES = 8 * 1024;

  private final Cipher cipher;
  private final int pieceBytes;

  GcmWorker(Cipher cipher, boolean nativeCode) {
    this.cipher = cipher;
    this.pieceBytes = nativeCode ? Integer.MAX_VALUE : JDK_PIECE_BYTES;
  }

  @Override
  void encrypt(SecretKey key, byte[] nonce, Slice aad, Slice head, Slice data, byte[] out, int at)
      throws GeneralSecurityException {
    start(Cipher.ENCRYPT_MODE, key, nonce, aad);
    var written = at + cipher.update(head.array(), head.offset(), head.length(), out, at);
    var read = 0;
    while (data.length() - read > pieceBytes) {
      written += cipher.update(data.array(), data.offset() + read, pieceBytes, out, written);
      read += pieceBytes;
    }
    written +=
        cipher.doFinal(data.array(), data.offset() + read, data.length() - read, out, written);
    require(written - at, head.length() + data.length() + TAG_BYTES);
  }

  @Override
  void decrypt(SecretKey key, byte[] nonce, Slice aad, Slice sealed, byte[] out)
      throws GeneralSecurityException {
    start(Cipher.DECRYPT_MODE, key, nonce, aad);
    var written = cipher.doFinal(sealed.array(), sealed.offset(), sealed.length(), out, 0);
    require(written, sealed.length() - TAG_BYTES);
  }

  private void start(int direction, SecretKey key, byte[] nonce, Slice aad)
      throws GeneralSecurityException {
    cipher.init(direction, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(aad.array(), aad.offset(), aad.length());
  }

  private void require(int answered, int due) throws GeneralSecurityException {
    if (answered != due) {
      throw new GeneralSecurityException(
          cipher.getProvider().getName()
              + " answered "
              + answered
              + " bytes of AES-GCM where "
              + due
              + " were due.");
    }
  }
}
