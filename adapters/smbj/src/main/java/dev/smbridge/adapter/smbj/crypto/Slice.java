package dev.smbridge.adapter.smbj.crypto;

/** A run of bytes in an array that belongs to the caller. */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy is what it is here to avoid
public record Slice(byte[] array, int offset, int length) {
  /** No bytes. */
  public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

  /** All of an array. */
  public static Slice of(byte[] array) {
    return new Slice(array, 0, array.length);
  }

  /** Copies this to {@code target} and answers the position behind it. */
  public int copyTo(byte[] target, int at) {
    System.arraycopy(array, offset, target, at, length);
    return at + length;
  }
}
