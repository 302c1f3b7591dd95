package dev.smbridge.domain.objects;

import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** What was written to a {@link MemoryDraft}, read back. */
final class MemoryDraftContent implements Content {
  private final MemoryObjectStore store;
  private final byte[] bytes;
  private final Version version;

  MemoryDraftContent(MemoryObjectStore store, byte[] bytes, Version version) {
    this.store = store;
    this.bytes = bytes;
    this.version = version;
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public Optional<Instant> originalTime() {
    return Optional.empty();
  }

  @Override
  public Access access() {
    return Access.POSITIONAL;
  }

  @Override
  public int chunkBytes() {
    return MemoryObjectStore.CHUNK_BYTES;
  }

  @Override
  public int readAt(long offset, ByteBuffer target) {
    store.requireOpen(this);
    var count = (int) Math.max(0, Math.min(target.remaining(), bytes.length - offset));
    if (count > 0) {
      target.put(bytes, (int) offset, count);
    }
    return count;
  }

  @Override
  public boolean isCurrent() {
    store.requireOpen(this);
    return true;
  }

  @Override
  public void close() {
    store.closed(this);
  }
}
