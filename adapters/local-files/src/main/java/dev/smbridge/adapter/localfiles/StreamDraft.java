package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.Version;
import java.io.Flushable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Standard output, a pipe or a device: what is written is seen at once, and cannot be taken back.
 */
final class StreamDraft implements Draft {
  private final WritableByteChannel channel;
  private final Flushable flushed;
  private final boolean owned;
  private long position;

  /**
   * Writes to a channel.
   *
   * @param flushed what publishing flushes
   * @param owned whether the channel is closed with this draft
   */
  StreamDraft(WritableByteChannel channel, Flushable flushed, boolean owned) {
    this.channel = channel;
    this.flushed = flushed;
    this.owned = owned;
  }

  /** Writes to a pipe or a device. */
  static StreamDraft of(Path path, Deadline deadline) throws IOException, FileFailure {
    return new StreamDraft(
        PipeOpening.open(path, StandardOpenOption.WRITE, deadline), () -> {}, true);
  }

  @Override
  public Access access() {
    return Access.IN_ORDER;
  }

  @Override
  public int chunkBytes() {
    return LocalContent.CHUNK_BYTES;
  }

  @Override
  public void setModified(Instant modified) {
    // A stream has no time.
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    if (offset != position) {
      throw new FileFailure(
          FailureKind.UNSUPPORTED, "a stream can be written once, from its first byte to its last");
    }
    try {
      while (source.hasRemaining()) {
        position += channel.write(source);
      }
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  @Override
  public Optional<Content> readBack() {
    return Optional.empty();
  }

  @Override
  public Version publish(long sizeBytes) throws FileFailure {
    try {
      flushed.flush();
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
    return new Version(position, Instant.now(), "");
  }

  @Override
  public void close() {
    if (owned) {
      Closing.quietly(channel);
    }
  }
}
