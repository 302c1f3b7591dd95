package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** A content over a {@link FaultyWire}. */
record FaultyContent(FaultyHandle handle, Content content) implements Content {
  @Override
  public Version version() {
    return content.version();
  }

  @Override
  public Optional<Instant> originalTime() {
    return content.originalTime();
  }

  @Override
  public Access access() {
    return content.access();
  }

  @Override
  public int chunkBytes() {
    return content.chunkBytes();
  }

  @Override
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    return handle.call(ShareCall.READ, () -> content.readAt(offset, target));
  }

  @Override
  public boolean isCurrent() throws FileFailure {
    return handle.call(ShareCall.IS_CURRENT, content::isCurrent);
  }

  @Override
  public void close() {
    handle.close();
    content.close();
  }
}
