package dev.smbridge.domain.session;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written under its final name, for folders where one may write and not rename or
 * delete. Readers see a part of it meanwhile; a crash, or a failure, leaves that part.
 */
final class InPlaceDraft implements Draft {
  private final Share share;
  private final SharePath path;
  private final boolean made;
  private final WritableFile file;
  private final WriteBacklog backlog;
  private @Nullable Instant modified;
  private boolean published;
  private boolean closed;

  /**
   * Empties the file that is there, or makes one.
   *
   * @param replace whether a file of that name is overwritten
   * @param there what a look found of that name; its read-only attribute is cleared
   * @throws FileFailure as {@link Share#create} and {@link Share#overwrite}
   */
  InPlaceDraft(Share share, SharePath path, boolean replace, Optional<Entry> there)
      throws FileFailure {
    this.share = share;
    this.path = path;
    this.made = there.isEmpty();
    if (there.filter(Entry::readOnly).isPresent()) {
      share.clearReadOnly(path);
    }
    this.file = replace && !made ? share.overwrite(path) : share.create(path);
    this.backlog = new WriteBacklog(file);
  }

  @Override
  public Access access() {
    return Access.POSITIONAL;
  }

  @Override
  public int chunkBytes() {
    return file.chunkBytes();
  }

  @Override
  public void setModified(Instant time) {
    modified = time;
  }

  @Override
  public void writeAt(long offset, ByteBuffer source) throws FileFailure {
    try {
      var bytes = source.remaining();
      file.writeAt(offset, source);
      backlog.wrote(bytes);
    } catch (FileFailure failed) {
      throw incomplete(failed);
    }
  }

  @Override
  public Optional<Content> readBack() throws FileFailure {
    return Optional.of(share.open(path, Sharing.EVERYBODY));
  }

  @Override
  public Version publish(long sizeBytes) throws FileFailure {
    try {
      var stored = file.flush();
      if (stored != sizeBytes) {
        throw new FileFailure(
            FailureKind.CORRUPTED, sizeBytes + " bytes were written and the server has " + stored);
      }
      if (modified != null) {
        file.setModified(modified);
      }
      var version = file.finish();
      published = true;
      return version;
    } catch (FileFailure failed) {
      throw incomplete(failed);
    }
  }

  private static FileFailure incomplete(FileFailure failed) {
    return failed
        .withMessage(failed.message() + "; it was written in place, and may be incomplete now")
        .withEffect(Effect.UNKNOWN);
  }

  /** A part that replaced nothing is removed where that is allowed. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    file.close();
    if (!published && made) {
      try {
        share.delete(path);
      } catch (FileFailure _) {
        // The account need not have the right to delete: the part stays, as the failure says.
      }
    }
  }
}
