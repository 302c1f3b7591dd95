package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.Optional;

/** Standard input, a pipe or a device: read once, from its first byte to its last. */
final class StreamContent implements Content {
  private static final Version UNKNOWN = new Version(Version.UNKNOWN_SIZE, Instant.EPOCH, "");

  private final ReadableByteChannel channel;
  private final boolean owned;
  private long position;

  /**
   * Reads a channel.
   *
   * @param owned whether it is closed with this content
   */
  StreamContent(ReadableByteChannel channel, boolean owned) {
    this.channel = channel;
    this.owned = owned;
  }

  @Override
  public Version version() {
    return UNKNOWN;
  }

  @Override
  public Optional<Instant> originalTime() {
    return Optional.empty();
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
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    if (offset != position) {
      throw new FileFailure(
          FailureKind.UNSUPPORTED,
          "a stream can be read once, from its first byte to its last: store it as a file first");
    }
    var total = 0;
    try {
      for (var read = 0; read >= 0 && target.hasRemaining(); total += Math.max(read, 0)) {
        read = channel.read(target);
      }
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
    position += total;
    return total;
  }

  @Override
  public boolean isCurrent() {
    return true;
  }

  @Override
  public void close() {
    if (owned) {
      Closing.quietly(channel);
    }
  }
}
