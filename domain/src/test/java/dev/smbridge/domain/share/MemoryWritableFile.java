package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A file in memory that is open for writing. */
final class MemoryWritableFile implements WritableFile {
  private final MemoryShare share;
  private final MemoryHandle handle;
  private final MemoryNode.File file;
  private final long openedSizeBytes;
  private boolean renamed;

  MemoryWritableFile(MemoryShare share, MemoryHandle handle, MemoryNode.File file) {
    this.share = share;
    this.handle = handle;
    this.file = file;
    this.openedSizeBytes = file.sizeBytes();
  }

  @Override
  public int chunkBytes() {
    return MemoryFileServer.CHUNK_BYTES;
  }

  @Override
  public long openedSizeBytes() {
    return openedSizeBytes;
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    synchronized (share.volume()) {
      requireWritable();
      var end = offset + source.remaining();
      share.volume().requireSpace(Math.max(0, end - file.sizeBytes()));
      if (source.hasRemaining()) {
        file.bytes.write(offset, source);
        share.volume().touch(file);
      }
    }
  }

  @Override
  public long copyFrom(SharePath path) throws FileFailure {
    synchronized (share.volume()) {
      requireWritable();
      var source = share.copySource(path);
      share.volume().requireSpace(source.sizeBytes());
      file.bytes = source.bytes.copy();
      share.volume().touch(file);
      return source.sizeBytes();
    }
  }

  @Override
  public long flush() throws FileFailure {
    synchronized (share.volume()) {
      requireWritable();
      return file.sizeBytes();
    }
  }

  @Override
  public void setModified(Instant modified) throws FileFailure {
    synchronized (share.volume()) {
      requireWritable();
      file.modified =
          Instant.ofEpochSecond(modified.getEpochSecond(), modified.getNano() / 100 * 100L);
    }
  }

  @Override
  public void renameTo(SharePath to, boolean replace) throws FileFailure {
    synchronized (share.volume()) {
      requireWritable();
      share.rename(file, handle.openedAs, to, replace);
      renamed = true;
    }
  }

  private void requireWritable() throws FileFailure {
    share.requireOpen(handle);
    if (renamed) {
      throw new IllegalStateException("a file that has its final name is only closed");
    }
  }

  @Override
  public Version finish() throws FileFailure {
    synchronized (share.volume()) {
      share.requireOpen(handle);
      var version = new Version(file.sizeBytes(), file.modified, "");
      close();
      return version;
    }
  }

  @Override
  public void close() {
    share.close(handle);
  }
}
