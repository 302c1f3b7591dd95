package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.security.Cipher.CryptMode;
import com.hierynomus.security.SecurityException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM (NIST SP 800-38D) over a provider that has it. */
final class GcmWorker extends AeadWorker {
  /**
   * The JIT compiler counts calls: the JDK's encryption is fast some hundred small pieces later.
   */
  private static final int JDK_PIECE_BYTES = 8 * 1024;

  private final Cipher cipher;
  private final boolean nativeCode;

  GcmWorker(Cipher cipher, boolean nativeCode) {
    this.cipher = cipher;
    this.nativeCode = nativeCode;
  }

  @Override
  void run(
      CryptMode direction,
      byte[] key,
      GCMParameterSpec nonce,
      byte[] aad,
      Slice input,
      byte[] output)
      throws SecurityException {
    boolean encrypting = direction == CryptMode.ENCRYPT;
    try {
      cipher.init(
          encrypting ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          nonce);
      cipher.updateAAD(aad);
      finish(input, encrypting && !nativeCode, output);
    } catch (GeneralSecurityException e) {
      throw new SecurityException(e);
    }
  }

  private void finish(Slice input, boolean inPieces, byte[] output)
      throws GeneralSecurityException {
    int read = 0;
    int written = 0;
    while (inPieces && input.length() - read > JDK_PIECE_BYTES) {
      written +=
          cipher.update(input.array(), input.offset() + read, JDK_PIECE_BYTES, output, written);
      read += JDK_PIECE_BYTES;
    }
    written +=
        cipher.doFinal(
            input.array(), input.offset() + read, input.length() - read, output, written);
    if (written != output.length) {
      throw new GeneralSecurityException(
          cipher.getProvider().getName()
              + " answered "
              + written
              + " bytes of AES-GCM where "
              + output.length
              + " were due.");
    }
  }
}
