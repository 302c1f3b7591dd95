package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** A local file that is open for reading, by positional reads on one channel. */
final class LocalContent implements Content {
  static final int CHUNK_BYTES = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final Version version;

  private LocalContent(Path path, FileChannel channel, Version version) {
    this.path = path;
    this.channel = channel;
    this.version = version;
  }

  static Content open(Path path) throws IOException {
    var channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      var version = LocalVersion.of(Files.readAttributes(path, BasicFileAttributes.class));
      return new LocalContent(path, channel, version);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
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
    return CHUNK_BYTES;
  }

  @Override
  public int readAt(long offset, ByteBuffer target) throws FileFailure {
    var total = 0;
    try {
      while (target.hasRemaining()) {
        var read = channel.read(target, offset + total);
        if (read < 0) {
          requireEnd(offset + total);
          break;
        }
        total += read;
      }
      return total;
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  private void requireEnd(long offset) throws FileFailure {
    if (offset < version.sizeBytes()) {
      throw new FileFailure(FailureKind.CHANGED, "the local file became shorter while it was read");
    }
  }

  @Override
  public boolean isCurrent() throws FileFailure {
    try {
      return LocalVersion.of(Files.readAttributes(path, BasicFileAttributes.class)).equals(version);
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  @Override
  public void close() {
    Closing.quietly(channel);
  }
}
