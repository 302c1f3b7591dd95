package dev.smbridge.adapter.smbj.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signs messages under the key of a session ([MS-SMB2] 3.1.4.1). Safe from many threads. It lives
 * no longer than its session, whose key it holds.
 */
public final class MessageSigner {
  /** How long a signature is. */
  public static final int SIGNATURE_BYTES = 16;

  private static final byte[] NO_SIGNATURE = new byte[SIGNATURE_BYTES];
  private static final Slice EMPTY_FIELD = Slice.of(NO_SIGNATURE);

  private final SigningAlgorithmId algorithm;
  private final SecretKey key;
  private final AesSources sources;
  private final Deque<Mac> hmacs = new ConcurrentLinkedDeque<>();

  MessageSigner(SigningAlgorithmId algorithm, SecretKey key, AesSources sources) {
    this.algorithm = algorithm;
    this.key = key;
    this.sources = sources;
  }

  /**
   * The signature of a message, computed as if the field for it was zero.
   *
   * @param signatureAt where in the message that field is
   * @param nonce never used before under this key; for AES-GMAC, which alone needs one
   */
  public byte[] sign(Slice message, int signatureAt, byte[] nonce) throws GeneralSecurityException {
    var before = before(message, signatureAt);
    var after = after(message, signatureAt);
    return switch (algorithm) {
      case HMAC_SHA256 -> hmac(before, after);
      case AES_CMAC -> cmac(before, after);
      case AES_GMAC -> {
        var source = sources.forMessage(message.length());
        var worker = source.takeGmac();
        var code = worker.code(key, nonce, before, EMPTY_FIELD, after);
        source.giveBack(worker);
        yield code;
      }
    };
  }

  /** Whether a message has the signature that it should have; the nonce is its sender's. */
  public boolean verifies(Slice message, int signatureAt, byte[] nonce)
      throws GeneralSecurityException {
    var from = message.offset() + signatureAt;
    var signature = Arrays.copyOfRange(message.array(), from, from + SIGNATURE_BYTES);
    if (algorithm != SigningAlgorithmId.AES_GMAC) {
      return MessageDigest.isEqual(sign(message, signatureAt, nonce), signature);
    }
    var source = sources.forMessage(message.length());
    var worker = source.takeGmac();
    var verified =
        worker.verifies(
            signature,
            key,
            nonce,
            before(message, signatureAt),
            EMPTY_FIELD,
            after(message, signatureAt));
    source.giveBack(worker);
    return verified;
  }

  private static Slice before(Slice message, int signatureAt) {
    return new Slice(message.array(), message.offset(), signatureAt);
  }

  private static Slice after(Slice message, int signatureAt) {
    var behind = signatureAt + SIGNATURE_BYTES;
    return new Slice(message.array(), message.offset() + behind, message.length() - behind);
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
