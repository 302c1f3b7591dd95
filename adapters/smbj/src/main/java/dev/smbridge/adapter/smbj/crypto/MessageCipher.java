package dev.smbridge.adapter.smbj.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/**
 * AES-GCM or AES-CCM under the two keys of a session ([MS-SMB2] 3.1.4.3). Safe from many threads.
 * It lives no longer than its session, whose keys it holds.
 */
public final class MessageCipher {
  /** The tag that authenticates a message. */
  public static final int TAG_BYTES = AeadWorker.TAG_BYTES;

  private final AeadMode mode;
  private final SecretKey toServer;
  private final SecretKey fromServer;
  private final AesSources sources;

  MessageCipher(AeadMode mode, SecretKey toServer, SecretKey fromServer, AesSources sources) {
    this.mode = mode;
    this.toServer = toServer;
    this.fromServer = fromServer;
    this.sources = sources;
  }

  /** How long its nonce is. */
  public int nonceBytes() {
    return mode.nonceBytes();
  }

  /**
   * Encrypts a request that lies in two parts.
   *
   * @param nonce never used before under this key
   * @param out takes the ciphertext from {@code at} on, and the tag behind it
   */
  public void encrypt(byte[] nonce, Slice aad, Slice head, Slice data, byte[] out, int at)
      throws GeneralSecurityException {
    var source = sources.forMessage(head.length() + data.length());
    var worker = source.take(mode);
    worker.encrypt(toServer, nonce, aad, head, data, out, at);
    source.giveBack(mode, worker);
  }

  /**
   * Checks the tag of an answer and decrypts it.
   *
   * @param sealed the ciphertext with the tag behind it
   * @param out takes the answer from its start on, in another array; of no use where the tag is
   *     false, which is thrown
   */
  public void decrypt(byte[] nonce, Slice aad, Slice sealed, byte[] out)
      throws GeneralSecurityException {
    if (sealed.length() < TAG_BYTES) {
      throw new GeneralSecurityException("The encrypted message is shorter than its tag.");
    }
    var source = sources.forMessage(sealed.length());
    var worker = source.take(mode);
    worker.decrypt(fromServer, nonce, aad, sealed, out);
    source.giveBack(mode, worker);
  }
}
