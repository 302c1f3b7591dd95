package dev.smbridge.domain.objects;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object of a {@link MemoryObjectStore} that nobody sees yet; it has parts, as uploads have. */
final class MemoryDraft implements Draft {
  private final MemoryObjectStore store;
  private final ObjectKey key;
  private final long expectedBytes;
  private final IfExists ifExists;
  private final Deadline deadline;
  private final TreeMap<Long, byte[]> parts = new TreeMap<>();
  private @Nullable Instant modified;
  private boolean published;

  MemoryDraft(
      MemoryObjectStore store,
      ObjectKey key,
      long expectedBytes,
      IfExists ifExists,
      Deadline deadline) {
    this.store = store;
    this.key = key;
    this.expectedBytes = expectedBytes;
    this.ifExists = ifExists;
    this.deadline = deadline;
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
  public void setModified(Instant time) {
    requireUnpublished();
    if (!parts.isEmpty()) {
      throw new IllegalStateException("the time of what is written already");
    }
    modified = time;
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    requireUnpublished();
    if (offset % chunkBytes() != 0 || source.remaining() > chunkBytes()) {
      throw new IllegalArgumentException(source.remaining() + " bytes at " + offset);
    }
    store.begin(ObjectCall.WRITE, key, deadline);
    var part = new byte[source.remaining()];
    source.get(part);
    synchronized (this) {
      if (access() == Access.IN_ORDER && offset != content().length) {
        throw new IllegalStateException("written at " + offset + " out of order");
      }
      parts.put(offset, part);
    }
    store.done(ObjectCall.WRITE, key);
  }

  @Override
  public Optional<Content> readBack() throws FileFailure {
    requireUnpublished();
    store.begin(ObjectCall.READ_BACK, key, deadline);
    if (access() == Access.IN_ORDER) {
      return Optional.empty();
    }
    var written = content();
    var version = new Version(written.length, Instant.EPOCH, "draft");
    return Optional.of(store.opened(new MemoryDraftContent(store, written, version)));
  }

  @Override
  public Version publish(long sizeBytes) throws FileFailure {
    requireUnpublished();
    store.begin(ObjectCall.PUBLISH, key, deadline);
    var content = content();
    if (content.length != sizeBytes
        || (expectedBytes != Version.UNKNOWN_SIZE && expectedBytes != sizeBytes)) {
      throw new FileFailure(
          FailureKind.CORRUPTED, "the store has " + content.length + " bytes of " + sizeBytes);
    }
    var version = store.publish(key, content, ifExists, modified);
    published = true;
    store.done(ObjectCall.PUBLISH, key);
    return version;
  }

  private synchronized byte[] content() {
    var content = new ByteArrayOutputStream();
    parts.forEach((offset, part) -> {
      if (offset != content.size()) {
        throw new IllegalStateException("nothing was written at " + content.size());
      }
      content.writeBytes(part);
    });
    return content.toByteArray();
  }

  private void requireUnpublished() {
    store.requireOpen(this);
    if (published) {
      throw new IllegalStateException("a draft that was published is only closed");
    }
  }

  @Override
  public void close() {
    store.closed(this);
  }

  @Override
  public String toString() {
    return "draft of " + key;
  }
}
