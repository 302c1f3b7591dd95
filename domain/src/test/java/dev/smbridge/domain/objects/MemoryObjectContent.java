package dev.smbridge.domain.objects;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** An object of a {@link MemoryObjectStore}, which notices at each read when it was replaced. */
final class MemoryObjectContent implements Content {
  private final MemoryObjectStore store;
  private final ObjectKey key;
  private final Deadline deadline;
  private final MemoryObjectStore.Stored stored;
  private final AtomicLong expectedOffset = new AtomicLong();

  MemoryObjectContent(
      MemoryObjectStore store, ObjectKey key, Deadline deadline, MemoryObjectStore.Stored stored) {
    this.store = store;
    this.key = key;
    this.deadline = deadline;
    this.stored = stored;
  }

  @Override
  public Version version() {
    var version = stored.version();
    return access() == Access.IN_ORDER
        ? new Version(Version.UNKNOWN_SIZE, version.modified(), version.identity())
        : version;
  }

  @Override
  public Optional<Instant> originalTime() {
    var original = stored.original();
    return access() == Access.IN_ORDER
        ? Optional.empty()
        : Optional.of(original == null ? stored.version().modified() : original);
  }

  @Override
  public Access access() {
    return store.access();
  }

  @Override
  public int chunkBytes() {
    return MemoryObjectStore.CHUNK_BYTES;
  }

  @Override
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    store.requireOpen(this);
    store.begin(ObjectCall.READ, key, deadline);
    if (!isStored()) {
      throw new FileFailure(FailureKind.CHANGED, "the object changed while it was read");
    }
    var bytes = stored.bytes();
    var count = (int) Math.max(0, Math.min(target.remaining(), bytes.capacity() - offset));
    if (access() == Access.IN_ORDER && !expectedOffset.compareAndSet(offset, offset + count)) {
      throw new IllegalStateException("read at " + offset + " out of order");
    }
    if (count > 0) {
      target.put(bytes.slice((int) offset, count));
    }
    store.done(ObjectCall.READ, key);
    return count;
  }

  @Override
  public boolean isCurrent() throws FileFailure {
    store.requireOpen(this);
    store.begin(ObjectCall.IS_CURRENT, key, deadline);
    return isStored();
  }

  private boolean isStored() {
    return store.stored(key).filter(now -> now.version().equals(stored.version())).isPresent();
  }

  @Override
  public void close() {
    store.closed(this);
  }

  @Override
  public String toString() {
    return "content of " + key;
  }
}
