package dev.smbridge.adapter.smbj.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The chain of AES blocks under AES-CMAC and AES-CCM: CBC from a zero vector, of which only the
 * last block counts. Keeps the key schedule and the subkeys of RFC 4493 section 2.3 from message to
 * message; used by one caller at a time.
 */
final class CbcMacWorker {
  static final int BLOCK_BYTES = 16;

  /** The JIT compiler counts calls: many small ones make the JDK's CBC fast after a few MiB. */
  private static final int JDK_PIECE_BYTES = 4 * 1024;

  private static final int NATIVE_PIECE_BYTES = 64 * 1024;

  private final AesSource source;
  private final Cipher cbc;
  private final byte[] discarded;
  private byte[] key = new byte[0];
  private byte[] wholeBlockSubkey = new byte[0];
  private byte[] paddedBlockSubkey = new byte[0];

  CbcMacWorker(AesSource source, Cipher cbc) {
    this.source = source;
    this.cbc = cbc;
    this.discarded = new byte[source.isNative() ? NATIVE_PIECE_BYTES : JDK_PIECE_BYTES];
  }

  AesSource source() {
    return source;
  }

  /** Starts a message under {@code newKey}. */
  void start(byte[] newKey) throws GeneralSecurityException {
    if (MessageDigest.isEqual(key, newKey)) {
      return; // the last doFinal left the chain at its zero vector
    }
    cbc.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(newKey, "AES"),
        new IvParameterSpec(new byte[BLOCK_BYTES]));
    wholeBlockSubkey = doubled(cbc.doFinal(new byte[BLOCK_BYTES]));
    paddedBlockSubkey = doubled(wholeBlockSubkey);
    key = newKey.clone();
  }

  /** Chains whole blocks, none of them the message's last. */
  void chain(byte[] blocks, int offset, int length) throws GeneralSecurityException {
    for (int done = 0; done < length; done += discarded.length) {
      int piece = Math.min(discarded.length, length - done);
      cbc.update(blocks, offset + done, piece, discarded, 0);
    }
  }

  /** Chains the message's last 0 to 16 bytes, and answers the code. */
  byte[] finish(byte[] rest) throws GeneralSecurityException {
    byte[] block = Arrays.copyOf(rest, BLOCK_BYTES);
    boolean whole = rest.length == BLOCK_BYTES;
    if (!whole) {
      block[rest.length] = (byte) 0x80;
    }
    byte[] subkey = whole ? wholeBlockSubkey : paddedBlockSubkey;
    for (int i = 0; i < BLOCK_BYTES; i++) {
      block[i] ^= subkey[i];
    }
    return end(block);
  }

  /** Chains the last block as it is, and answers the chain's end. */
  byte[] end(byte[] block) throws GeneralSecurityException {
    return cbc.doFinal(block);
  }

  /** Multiplication by x in GF(2^128), as RFC 4493 section 2.3 makes the subkeys. */
  private static byte[] doubled(byte[] block) {
    byte[] result = new byte[BLOCK_BYTES];
    int carry = 0;
    for (int i = BLOCK_BYTES - 1; i >= 0; i--) {
      int value = (block[i] & 0xFF) << 1 | carry;
      result[i] = (byte) value;
      carry = value >>> 8;
    }
    result[BLOCK_BYTES - 1] ^= (byte) (carry * 0x87);
    return result;
  }
}
