package dev.smbridge.adapter.smbj.crypto;

import static dev.smbridge.adapter.smbj.crypto.CbcMacWorker.BLOCK_BYTES;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * AES-CCM (NIST SP 800-38C, RFC 3610), which the JDK has not, made of its CTR and of a CBC-MAC. For
 * the sizes of SMB: a header of less than 65,280 bytes, and a nonce of 11 bytes, which leaves four
 * to count the message's.
 */
final class CcmWorker extends AeadWorker {
  /** The JIT compiler counts calls: the JDK's CTR is fast some hundred small pieces later. */
  private static final int PIECE_BYTES = 8 * 1024;

  private final CbcMacWorker mac;
  private final Cipher ctr;
  private final int tagBytes;

  CcmWorker(CbcMacWorker mac, Cipher ctr, int tagBytes) {
    this.mac = mac;
    this.ctr = ctr;
    this.tagBytes = tagBytes;
  }

  @Override
  void encrypt(SecretKey key, byte[] nonce, Slice aad, Slice head, Slice data, byte[] out, int at)
      throws GeneralSecurityException {
    var plain = join(head, data);
    var mask = startCounting(key, nonce);
    var tag = tag(key, nonce, aad, plain, mask);
    count(plain, out, at);
    System.arraycopy(tag, 0, out, at + plain.length(), tagBytes);
  }

  @Override
  void decrypt(SecretKey key, byte[] nonce, Slice aad, Slice sealed, byte[] out)
      throws GeneralSecurityException {
    var bytes = sealed.length() - tagBytes;
    var mask = startCounting(key, nonce);
    count(new Slice(sealed.array(), sealed.offset(), bytes), out, 0);
    var due = tag(key, nonce, aad, new Slice(out, 0, bytes), mask);
    var tagAt = sealed.offset() + bytes;
    if (!MessageDigest.isEqual(due, Arrays.copyOfRange(sealed.array(), tagAt, tagAt + tagBytes))) {
      throw new GeneralSecurityException("The tag of the encrypted message is false.");
    }
  }

  /** Starts the counter, and answers its first block, which masks the tag. */
  private byte[] startCounting(SecretKey key, byte[] nonce) throws GeneralSecurityException {
    var counter = new byte[BLOCK_BYTES];
    counter[0] = (byte) (countBytes(nonce) - 1);
    System.arraycopy(nonce, 0, counter, 1, nonce.length);
    ctr.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
    return Arrays.copyOf(ctr.update(new byte[BLOCK_BYTES]), tagBytes);
  }

  private void count(Slice input, byte[] out, int at) throws GeneralSecurityException {
    for (var done = 0; done < input.length(); done += PIECE_BYTES) {
      var piece = Math.min(PIECE_BYTES, input.length() - done);
      ctr.update(input.array(), input.offset() + done, piece, out, at + done);
    }
  }

  private byte[] tag(SecretKey key, byte[] nonce, Slice aad, Slice plain, byte[] mask)
      throws GeneralSecurityException {
    mac.start(key.getEncoded());
    var head = head(nonce, aad, plain.length());
    byte[] last;
    if (plain.length() == 0) {
      mac.chain(head, 0, head.length - BLOCK_BYTES);
      last = Arrays.copyOfRange(head, head.length - BLOCK_BYTES, head.length);
    } else {
      mac.chain(head, 0, head.length);
      var before = (plain.length() - 1) / BLOCK_BYTES * BLOCK_BYTES;
      mac.chain(plain.array(), plain.offset(), before);
      last = new byte[BLOCK_BYTES]; // padded with zeros
      System.arraycopy(plain.array(), plain.offset() + before, last, 0, plain.length() - before);
    }
    var code = Arrays.copyOf(mac.end(last), tagBytes);
    for (var i = 0; i < code.length; i++) {
      code[i] ^= mask[i];
    }
    return code;
  }

  /** The blocks before the message: SP 800-38C A.2.1 and A.2.2. */
  private byte[] head(byte[] nonce, Slice aad, int plainBytes) {
    var aadEnd = BLOCK_BYTES + 2 + aad.length();
    var head = new byte[aad.length() == 0 ? BLOCK_BYTES : roundedUp(aadEnd)];
    var countBytes = countBytes(nonce);
    var flags = (aad.length() == 0 ? 0 : 0x40) | (((tagBytes - 2) / 2) << 3) | (countBytes - 1);
    head[0] = (byte) flags;
    System.arraycopy(nonce, 0, head, 1, nonce.length);
    for (int i = 0, left = plainBytes; i < countBytes; i++, left >>>= 8) {
      head[BLOCK_BYTES - 1 - i] = (byte) left;
    }
    if (aad.length() > 0) {
      head[BLOCK_BYTES] = (byte) (aad.length() >>> 8);
      head[BLOCK_BYTES + 1] = (byte) aad.length();
      aad.copyTo(head, BLOCK_BYTES + 2);
    }
    return head;
  }

  private static int countBytes(byte[] nonce) {
    return BLOCK_BYTES - 1 - nonce.length;
  }

  private static int roundedUp(int bytes) {
    return (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
  }
}
