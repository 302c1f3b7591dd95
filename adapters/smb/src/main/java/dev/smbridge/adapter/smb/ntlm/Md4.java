package dev.smbridge.adapter.smb.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MD4 (RFC 1320), which NTLM makes its hash of the password with ([MS-NLMP] 3.3.1). */
final class Md4 {
  private static final int BLOCK_BYTES = 64;
  private static final int DIGEST_BYTES = 16;
  private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
  private static final int[] CONSTANTS = {0, 0x5A827999, 0x6ED9EBA1};
  private static final int[][] ORDERS = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
    {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
  };

  private final int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};

  private Md4() {}

  static byte[] digest(byte[] message) {
    var length = message.length + 1 + Long.BYTES;
    var blocks = (length + BLOCK_BYTES - 1) / BLOCK_BYTES;
    var padded = ByteBuffer.allocate(blocks * BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    padded.put(message).put((byte) 0x80);
    padded.putLong(padded.capacity() - Long.BYTES, (long) message.length * Byte.SIZE);
    padded.rewind();
    var md4 = new Md4();
    while (padded.hasRemaining()) {
      md4.compress(padded);
    }
    var digest = ByteBuffer.allocate(DIGEST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (var word : md4.state) {
      digest.putInt(word);
    }
    return digest.array();
  }

  private void compress(ByteBuffer block) {
    var words = new int[BLOCK_BYTES / Integer.BYTES];
    for (var i = 0; i < words.length; i++) {
      words[i] = block.getInt();
    }
    var before = state.clone();
    for (var round = 0; round < ORDERS.length; round++) {
      for (var step = 0; step < words.length; step++) {
        var sum = state[0] + mix(round) + words[ORDERS[round][step]] + CONSTANTS[round];
        state[0] = state[3];
        state[3] = state[2];
        state[2] = state[1];
        state[1] = Integer.rotateLeft(sum, SHIFTS[round][step % 4]);
      }
    }
    for (var i = 0; i < state.length; i++) {
      state[i] += before[i];
    }
  }

  private int mix(int round) {
    var x = state[1];
    var y = state[2];
    var z = state[3];
    return switch (round) {
      case 0 -> (x & y) | (~x & z);
      case 1 -> (x & y) | (x & z) | (y & z);
      default -> x ^ y ^ z;
    };
  }
}
