package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A file over a {@link FaultyWire}. */
record FaultyWritableFile(FaultyHandle handle, WritableFile file) implements WritableFile {
  @Override
  public int chunkBytes() {
    return file.chunkBytes();
  }

  @Override
  public long openedSizeBytes() {
    return file.openedSizeBytes();
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    var _ =
        handle.call(
            ShareCall.WRITE,
            () -> {
              file.writeAt(offset, source);
              return true;
            });
  }

  @Override
  public long copyFrom(SharePath source) throws FileFailure {
    return handle.call(ShareCall.COPY, () -> file.copyFrom(source));
  }

  @Override
  public long flush() throws FileFailure {
    return handle.call(ShareCall.FLUSH, file::flush);
  }

  @Override
  public void setModified(Instant modified) throws FileFailure {
    var _ =
        handle.call(
            ShareCall.SET_MODIFIED,
            () -> {
              file.setModified(modified);
              return true;
            });
  }

  @Override
  public void renameTo(SharePath to, boolean replace) throws FileFailure {
    var _ =
        handle.call(
            ShareCall.RENAME,
            () -> {
              file.renameTo(to, replace);
              return true;
            });
  }

  @Override
  public Version finish() throws FileFailure {
    var version = handle.call(ShareCall.FINISH, file::finish);
    handle.close();
    return version;
  }

  @Override
  public void close() {
    handle.close();
    file.close();
  }
}
