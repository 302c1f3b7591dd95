package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** A content that is read in small pieces, each when the rate allows it. */
record LimitedContent(Content content, ByteRate rate, Deadline deadline) implements Content {
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
    var end = target.limit();
    var read = 0;
    try {
      while (target.position() < end) {
        var wanted = rate.readBytes(end - target.position());
        rate.await(wanted, deadline);
        target.limit(target.position() + wanted);
        var got = content.readAt(offset + read, target);
        read += got;
        if (got < wanted) {
          return read;
        }
      }
      return read;
    } finally {
      target.limit(end);
    }
  }

  @Override
  public boolean isCurrent() throws FileFailure {
    return content.isCurrent();
  }

  @Override
  public void close() {
    content.close();
  }
}
