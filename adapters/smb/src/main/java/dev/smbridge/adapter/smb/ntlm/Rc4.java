package dev.smbridge.adapter.smb.ntlm;

/**
 * The stream cipher that NTLM sends its key with ([MS-NLMP] 3.3, RC4K). The JDK's own may be
 * switched off on a machine (jdk.crypto.disabledAlgorithms). For one thread.
 */
final class Rc4 {
  private static final int SIZE = 256;

  private final int[] state = new int[SIZE];
  private int first;
  private int second;

  Rc4(byte[] key) {
    for (var i = 0; i < SIZE; i++) {
      state[i] = i;
    }
    for (int i = 0, j = 0; i < SIZE; i++) {
      j = (j + state[i] + key[i % key.length]) & 0xFF;
      swap(i, j);
    }
  }

  /** Encrypts or decrypts the next bytes of the stream. */
  byte[] apply(byte[] bytes) {
    var result = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      first = (first + 1) & 0xFF;
      second = (second + state[first]) & 0xFF;
      swap(first, second);
      result[i] = (byte) (bytes[i] ^ state[(state[first] + state[second]) & 0xFF]);
    }
    return result;
  }

  private void swap(int i, int j) {
    var kept = state[i];
    state[i] = state[j];
    state[j] = kept;
  }
}
