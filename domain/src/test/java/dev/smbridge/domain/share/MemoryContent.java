package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** A file in memory that is open for reading. */
final class MemoryContent implements Content {
  private final MemoryShare share;
  private final MemoryHandle handle;
  private final MemoryNode.File file;
  private final Version version;
  private volatile boolean closed;

  MemoryContent(MemoryShare share, MemoryHandle handle, MemoryNode.File file) {
    this.share = share;
    this.handle = handle;
    this.file = file;
    this.version = file.version();
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public Optional<Instant> originalTime() {
    return Optional.of(version.modified());
  }

  @Override
  public Access access() {
    return Access.POSITIONAL;
  }

  @Override
  public int chunkBytes() {
    return MemoryFileServer.CHUNK_BYTES;
  }

  @Override
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    synchronized (share.volume()) {
      share.requireOpen(handle);
      return file.bytes.read(offset, target);
    }
  }

  /** Lets go of the file first, as the port says: nothing is read from it any more. */
  @Override
  public boolean isCurrent() throws FileFailure {
    synchronized (share.volume()) {
      if (closed) {
        throw new IllegalStateException("\"" + handle.openedAs + "\" was closed by its owner");
      }
      share.close(handle);
      share.requireAlive();
      try {
        return share.tree().existing(handle.openedAs).version().equals(version);
      } catch (FileFailure failure) {
        if (failure.kind() == FailureKind.NOT_FOUND || failure.kind() == FailureKind.LOCKED) {
          return false;
        }
        throw failure;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    share.close(handle);
  }
}
