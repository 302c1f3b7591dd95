package dev.smbridge.adapter.smbj.crypto;

/** A run of bytes in an array that belongs to somebody else. */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy is what it is here to avoid
record Slice(byte[] array, int offset, int length) {
  static final Slice EMPTY = new Slice(new byte[0], 0, 0);

  /** Copies this to {@code target} and answers the position behind it. */
  int copyTo(byte[] target, int at) {
    System.arraycopy(array, offset, target, at, length);
    return at + length;
  }

  /** This and {@code next} in one new array. */
  Slice followedBy(Slice next) {
    byte[] joined = new byte[length + next.length];
    next.copyTo(joined, copyTo(joined, 0));
    return new Slice(joined, 0, joined.length);
  }
}
