package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.Version;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A temporary sibling of a local file. Publishing flushes it to the disk and gives it the name in
 * one step; a crash before that leaves the sibling and the old file, one after it the new file.
 */
final class LocalDraft implements Draft {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final boolean replace;
  private final Permissions permissions;
  private @Nullable Instant modified;
  private boolean published;

  private LocalDraft(
      Path target, Path temporary, FileChannel channel, boolean replace, Permissions permissions) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.replace = replace;
    this.permissions = permissions;
  }

  /** Creates the sibling, and the parents where they are missing. */
  static LocalDraft begin(Path target, boolean replace) throws IOException {
    var permissions = replace ? Permissions.of(target) : Permissions.USUAL;
    var directory = target.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      Parents.create(directory);
    }
    var temporary = target.resolveSibling(SharePath.ROOT.temporarySibling().name());
    var channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            permissions.atCreation());
    return new LocalDraft(target, temporary, channel, replace, permissions);
  }

  @Override
  public Access access() {
    return Access.POSITIONAL;
  }

  @Override
  public int chunkBytes() {
    return LocalContent.CHUNK_BYTES;
  }

  @Override
  public void setModified(Instant time) {
    modified = time;
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    var position = offset;
    try {
      while (source.hasRemaining()) {
        position += channel.write(source, position);
      }
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  @Override
  public Optional<Content> readBack() throws FileFailure {
    try {
      return Optional.of(LocalContent.open(temporary));
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  @Override
  public Version publish(long sizeBytes) throws FileFailure {
    try {
      channel.force(false);
      requireSize(sizeBytes);
      permissions.restore(temporary);
      channel.close();
      keepTime();
      Publication.publish(temporary, target, replace);
      published = true;
      return LocalVersion.of(Files.readAttributes(target, BasicFileAttributes.class));
    } catch (IOException error) {
      throw LocalFailures.of(error);
    }
  }

  /** A file system that cannot set it keeps its own. */
  private void keepTime() {
    var time = modified;
    if (time != null) {
      Closing.quietly(() -> Files.setLastModifiedTime(temporary, FileTime.from(time)));
    }
  }

  private void requireSize(long sizeBytes) throws IOException, FileFailure {
    if (channel.size() != sizeBytes) {
      throw new FileFailure(
          FailureKind.CORRUPTED,
          sizeBytes + " bytes were written, and the local file has " + channel.size());
    }
  }

  @Override
  public void close() {
    if (!published) {
      Closing.quietly(channel);
      Closing.quietly(() -> Files.deleteIfExists(temporary));
    }
  }
}
