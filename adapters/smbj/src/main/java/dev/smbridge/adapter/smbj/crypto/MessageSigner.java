package dev.smbridge.adapter.smbj.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs messages under the key of a session ([MS-SMB2] 3.1.4.1): HMAC-SHA256 with SMB 2, AES-CMAC
 * with SMB 3. Safe from many threads. It lives no longer than its session, whose key it holds.
 */
public final class MessageSigner {
  /** How long a signature is. */
  public static final int SIGNATURE_BYTES = 16;

  private static final byte[] NO_SIGNATURE = new byte[SIGNATURE_BYTES];

  /** How signatures are made. */
  public enum Algorithm {
    HMAC_SHA256,
    AES_CMAC
  }

  private final Algorithm algorithm;
  private final SecretKey key;
  private final AesSources sources;
  private final Deque<Mac> hmacs = new ConcurrentLinkedDeque<>();

  MessageSigner(Algorithm algorithm, SecretKey key, AesSources sources) {
    this.algorithm = algorithm;
    this.key = key;
    this.sources = sources;
  }

  /**
   * The signature of a message, computed as if the field for it was zero.
   *
   * @param signatureAt where in the message that field is
   */
  public byte[] sign(Slice message, int signatureAt) throws GeneralSecurityException {
    var before = new Slice(message.array(), message.offset(), signatureAt);
    var behind = signatureAt + SIGNATURE_BYTES;
    var after = new Slice(message.array(), message.offset() + behind, message.length() - behind);
    return switch (algorithm) {
      case HMAC_SHA256 -> hmac(before, after);
      case AES_CMAC -> cmac(before, after);
    };
  }

  private byte[] hmac(Slice before, Slice after) throws GeneralSecurityException {
    var kept = hmacs.poll();
    var mac = kept == null ? newHmac() : kept;
    mac.update(before.array(), before.offset(), before.length());
    mac.update(NO_SIGNATURE);
    mac.update(after.array(), after.offset(), after.length());
    var code = mac.doFinal();
    hmacs.push(mac);
    return Arrays.copyOf(code, SIGNATURE_BYTES);
  }

  private Mac newHmac() throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    return mac;
  }

  private byte[] cmac(Slice before, Slice after) {
    var mac = new AesCmac(sources);
    mac.init(key.getEncoded());
    mac.update(before.array(), before.offset(), before.length());
    mac.update(NO_SIGNATURE);
    mac.update(after.array(), after.offset(), after.length());
    return mac.doFinal();
  }
}
