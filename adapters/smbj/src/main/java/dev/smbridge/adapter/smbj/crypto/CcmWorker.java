package dev.smbridge.adapter.smbj.crypto;

import static dev.smbridge.adapter.smbj.crypto.CbcMacWorker.BLOCK_BYTES;

import com.hierynomus.security.Cipher.CryptMode;
import com.hierynomus.security.SecurityException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

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

  CcmWorker(CbcMacWorker mac, Cipher ctr) {
    this.mac = mac;
    this.ctr = ctr;
  }

  @Override
  void run(
      CryptMode direction,
      byte[] key,
      GCMParameterSpec spec,
      byte[] aad,
      Slice input,
      byte[] output)
      throws SecurityException {
    int tagBytes = spec.getTLen() / 8;
    byte[] nonce = spec.getIV();
    byte[] mask = startCounting(key, nonce, tagBytes);
    if (direction == CryptMode.ENCRYPT) {
      byte[] tag = tag(key, nonce, aad, input, mask);
      count(input, output);
      System.arraycopy(tag, 0, output, input.length(), tagBytes);
      return;
    }
    count(new Slice(input.array(), input.offset(), output.length), output);
    byte[] due = tag(key, nonce, aad, new Slice(output, 0, output.length), mask);
    int tagAt = input.offset() + output.length;
    if (!MessageDigest.isEqual(due, Arrays.copyOfRange(input.array(), tagAt, tagAt + tagBytes))) {
      throw new SecurityException("The tag of the encrypted message is false.");
    }
  }

  /** Starts the counter, and answers its first block, which masks the tag. */
  private byte[] startCounting(byte[] key, byte[] nonce, int tagBytes) throws SecurityException {
    byte[] counter = new byte[BLOCK_BYTES];
    counter[0] = (byte) (countBytes(nonce) - 1);
    System.arraycopy(nonce, 0, counter, 1, nonce.length);
    try {
      ctr.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
      return Arrays.copyOf(ctr.update(new byte[BLOCK_BYTES]), tagBytes);
    } catch (GeneralSecurityException e) {
      throw new SecurityException(e);
    }
  }

  private void count(Slice input, byte[] output) throws SecurityException {
    try {
      for (int done = 0; done < input.length(); done += PIECE_BYTES) {
        int piece = Math.min(PIECE_BYTES, input.length() - done);
        ctr.update(input.array(), input.offset() + done, piece, output, done);
      }
    } catch (GeneralSecurityException e) {
      throw new SecurityException(e);
    }
  }

  private byte[] tag(byte[] key, byte[] nonce, byte[] aad, Slice plain, byte[] mask)
      throws SecurityException {
    mac.start(key);
    byte[] head = head(nonce, aad, plain.length(), mask.length);
    byte[] last;
    if (plain.length() == 0) {
      mac.chain(head, 0, head.length - BLOCK_BYTES);
      last = Arrays.copyOfRange(head, head.length - BLOCK_BYTES, head.length);
    } else {
      mac.chain(head, 0, head.length);
      int before = (plain.length() - 1) / BLOCK_BYTES * BLOCK_BYTES;
      mac.chain(plain.array(), plain.offset(), before);
      last = new byte[BLOCK_BYTES]; // padded with zeros
      System.arraycopy(plain.array(), plain.offset() + before, last, 0, plain.length() - before);
    }
    byte[] code = Arrays.copyOf(mac.end(last), mask.length);
    for (int i = 0; i < code.length; i++) {
      code[i] ^= mask[i];
    }
    return code;
  }

  /** The blocks before the message: SP 800-38C A.2.1 and A.2.2. */
  private static byte[] head(byte[] nonce, byte[] aad, int plainBytes, int tagBytes) {
    int aadEnd = BLOCK_BYTES + 2 + aad.length;
    byte[] head = new byte[aad.length == 0 ? BLOCK_BYTES : roundedUp(aadEnd)];
    int countBytes = countBytes(nonce);
    head[0] =
        (byte) ((aad.length == 0 ? 0 : 0x40) | (((tagBytes - 2) / 2) << 3) | (countBytes - 1));
    System.arraycopy(nonce, 0, head, 1, nonce.length);
    for (int i = 0, left = plainBytes; i < countBytes; i++, left >>>= 8) {
      head[BLOCK_BYTES - 1 - i] = (byte) left;
    }
    if (aad.length > 0) {
      head[BLOCK_BYTES] = (byte) (aad.length >>> 8);
      head[BLOCK_BYTES + 1] = (byte) aad.length;
      System.arraycopy(aad, 0, head, BLOCK_BYTES + 2, aad.length);
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
