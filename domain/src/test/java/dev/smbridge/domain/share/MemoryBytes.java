package dev.smbridge.domain.share;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The content of a file in memory, sparse. Guarded by its volume. */
final class MemoryBytes {
  private static final int BLOCK_BYTES = 64 << 10;

  private final Map<Long, byte[]> blocks = new HashMap<>();
  private long sizeBytes;

  long sizeBytes() {
    return sizeBytes;
  }

  int read(long offset, ByteBuffer target) {
    var count = (int) Math.max(0, Math.min(target.remaining(), sizeBytes - offset));
    for (var left = count; left > 0; ) {
      var at = offset + count - left;
      var within = (int) (at % BLOCK_BYTES);
      var length = Math.min(left, BLOCK_BYTES - within);
      var block = blocks.get(at / BLOCK_BYTES);
      target.put(block == null ? new byte[BLOCK_BYTES] : block, within, length);
      left -= length;
    }
    return count;
  }

  void write(long offset, ByteBuffer source) {
    var at = offset;
    while (source.hasRemaining()) {
      var within = (int) (at % BLOCK_BYTES);
      var length = Math.min(source.remaining(), BLOCK_BYTES - within);
      var block = blocks.computeIfAbsent(at / BLOCK_BYTES, number -> new byte[BLOCK_BYTES]);
      source.get(block, within, length);
      at += length;
    }
    sizeBytes = Math.max(sizeBytes, at);
  }

  byte[] toArray() {
    var all = ByteBuffer.allocate(Math.toIntExact(sizeBytes));
    read(0, all);
    return all.array();
  }

  MemoryBytes copy() {
    var copy = new MemoryBytes();
    blocks.forEach((number, block) -> copy.blocks.put(number, block.clone()));
    copy.sizeBytes = sizeBytes;
    return copy;
  }
}
