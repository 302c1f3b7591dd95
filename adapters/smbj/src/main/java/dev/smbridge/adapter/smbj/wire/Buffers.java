package dev.smbridge.adapter.smbj.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of one connection that are used again and again, since a mebibyte that is allocated costs
 * more than one that is encrypted. Small ones are left to the garbage collector.
 */
final class Buffers {
  private static final int SMALLEST_KEPT = 8 * 1024;
  private static final int SIZES = 8;

  /** For what is around the data: headers and a tag. */
  private static final int EXTRA = 4 * 1024;

  private static final int MOST_KEPT = 16;

  private final List<Deque<byte[]>> kept =
      IntStream.range(0, SIZES).<Deque<byte[]>>mapToObj(size -> new ArrayDeque<>()).toList();

  /** An array of so many bytes, or of more. */
  byte[] take(int bytes) {
    if (bytes <= SMALLEST_KEPT) {
      return new byte[bytes];
    }
    for (var size = 0; size < SIZES; size++) {
      if (bytes <= length(size)) {
        var array = poll(size);
        return array == null ? new byte[length(size)] : array;
      }
    }
    return new byte[bytes];
  }

  /** Takes an array back; the caller must not use it any more. */
  void giveBack(byte[] array) {
    for (var size = 0; size < SIZES; size++) {
      if (array.length == length(size)) {
        push(size, array);
      }
    }
  }

  private byte @Nullable [] poll(int size) {
    var arrays = kept.get(size);
    synchronized (arrays) {
      return arrays.poll();
    }
  }

  private void push(int size, byte[] array) {
    var arrays = kept.get(size);
    synchronized (arrays) {
      if (arrays.size() < MOST_KEPT) {
        arrays.push(array);
      }
    }
  }

  private static int length(int size) {
    return (SMALLEST_KEPT << size) + EXTRA;
  }
}
