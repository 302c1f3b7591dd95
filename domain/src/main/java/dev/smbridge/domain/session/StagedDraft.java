package dev.smbridge.domain.session;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.failure.Subject;
import dev.smbridge.domain.share.KeptSecurity;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.Publishing;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file on a share that appears under its name whole or not at all: an exclusively created
 * temporary sibling, flushed as it is written and at the end, its size checked, renamed over.
 * Readers see the old or the new. A crash before the rename leaves the old file and the sibling,
 * which {@link Leftovers} sweeps.
 */
public final class StagedDraft implements Draft {
  /** A file that is no larger is made with all of its content at once. */
  public static final int SMALL_BYTES = 64 * 1024;

  private final Share share;
  private final SharePath path;
  private final boolean replace;
  private final boolean exists;
  private final boolean readOnly;
  private final SharePath temporary;
  private final WritableFile file;
  private final WriteBacklog backlog;
  private final Publishing publishing;
  private final PublicationLog log;
  private @Nullable Instant modified;
  private Set<Property> lost = Set.of();
  private boolean published;
  private boolean closed;

  /**
   * Begins a file whose parent exists, and which is written afterwards.
   *
   * @throws FileFailure as {@link Share#create(SharePath)}
   */
  public StagedDraft(
      Share share,
      SharePath path,
      boolean replace,
      Optional<Entry> there,
      Publishing publishing,
      PublicationLog log)
      throws FileFailure {
    this(share, path, replace, there, publishing, log, share::create);
  }

  /**
   * Begins a small file whose parent exists, with all of its content.
   *
   * @throws FileFailure as {@link Share#create(SharePath, ByteBuffer)}
   */
  public StagedDraft(
      Share share,
      SharePath path,
      boolean replace,
      Optional<Entry> there,
      Publishing publishing,
      PublicationLog log,
      ByteBuffer content)
      throws FileFailure {
    this(
        share,
        path,
        replace,
        there,
        publishing,
        log,
        temporary -> share.create(temporary, content.duplicate()));
  }

  private interface Creation {
    WritableFile make(SharePath temporary) throws FileFailure;
  }

  /**
   * Begins a file.
   *
   * @param replace whether a file of that name gives way
   * @param there what a look found of that name: it is asked for before it gives way, and its
   *     read-only attribute cleared, which stays so where the rename fails then
   * @param log gets the temporary file's path where it cannot be deleted, and what a replaced file
   *     had and the new one has not
   */
  private StagedDraft(
      Share share,
      SharePath path,
      boolean replace,
      Optional<Entry> there,
      Publishing publishing,
      PublicationLog log,
      Creation creation)
      throws FileFailure {
    this.publishing = publishing;
    this.log = log;
    this.share = share;
    this.path = path;
    this.replace = replace;
    this.exists = there.isPresent();
    this.readOnly = there.filter(Entry::readOnly).isPresent();
    this.temporary = path.temporarySibling(publishing.temporaryPrefix());
    try {
      this.file = beforePublishing(() -> creation.make(temporary));
    } catch (FileFailure failed) {
      if (failed.retry() == Retry.NEW_SESSION) {
        log.leavesBehind(temporary);
      }
      throw refused(failed);
    }
    this.backlog = new WriteBacklog(file);
  }

  /**
   * Says that the temporary name was refused, and not the file's own. A server that vetoes a name
   * answers that there is none, though the folder is there.
   */
  private FileFailure refused(FileFailure failed) {
    var vetoed = failed.kind() == FailureKind.NOT_FOUND && failed.subject() == Subject.ENTRY;
    if (failed.kind() != FailureKind.ACCESS_DENIED && !vetoed) {
      return failed;
    }
    var explained =
        new FileFailure(
                FailureKind.ACCESS_DENIED,
                "the server refuses to make the temporary file "
                    + temporary.name()
                    + " in this folder: give the account the right to create and delete files, set"
                    + " the target's \"temporaryPrefix\", or write in place (--in-place, or"
                    + " \"publish\": \"in-place\")")
            .causedBy(failed);
    return failed.serverStatus().isPresent()
        ? explained.withServerStatus(failed.serverStatus().getAsInt())
        : explained;
  }

  /** A failure on the temporary file is invisible to readers, so the write may be repeated. */
  private static <T> T beforePublishing(FileCall<T> step) throws FileFailure {
    try {
      return step.call();
    } catch (FileFailure failed) {
      throw failed.withEffect(Effect.NONE);
    }
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
    var _ =
        beforePublishing(() -> {
          var bytes = source.remaining();
          file.writeAt(offset, source);
          backlog.wrote(bytes);
          return offset;
        });
  }

  /**
   * Fills it with another file of the share, without moving the bytes.
   *
   * @return how many bytes it has then
   * @throws FileFailure as {@link WritableFile#copyFrom}; it may be written from its beginning then
   */
  public long copyFrom(SharePath source) throws FileFailure {
    return beforePublishing(() -> file.copyFrom(source));
  }

  @Override
  public Optional<Content> readBack() throws FileFailure {
    return Optional.of(share.open(temporary, Sharing.EVERYBODY));
  }

  @Override
  public Version publish(long sizeBytes) throws FileFailure {
    var stored = beforePublishing(file::flush);
    if (stored != sizeBytes) {
      throw new FileFailure(
          FailureKind.CORRUPTED,
          sizeBytes
              + " bytes were written and the server has "
              + stored
              + ": nothing was replaced");
    }
    keepTime();
    if (replace && exists) {
      if (readOnly) {
        share.clearReadOnly(path);
      }
      if (Replacing.requireFree(share, path)) {
        keepProperties();
      }
    }
    try {
      file.renameTo(path, replace);
    } catch (FileFailure refused) {
      throw replace ? Replacing.explain(share, path, refused) : refused;
    }
    published = true;
    log.lost(path, lost);
    return finished();
  }

  /** Whatever else is in the way of the file that gives way is the rename's to refuse. */
  private void keepProperties() throws FileFailure {
    if (publishing.security() == KeptSecurity.INHERIT) {
      return;
    }
    try {
      lost = beforePublishing(() -> share.keepProperties(path, temporary));
    } catch (FileFailure e) {
      if (e.kind() == FailureKind.NOT_FOUND) {
        return;
      }
      throw e;
    }
    publishing.requireKept(lost);
  }

  private void keepTime() throws FileFailure {
    var time = modified;
    if (time != null) {
      var _ =
          beforePublishing(() -> {
            file.setModified(time);
            return time;
          });
    }
  }

  /** What it is now; where its session has gone meanwhile, by looking. */
  private Version finished() throws FileFailure {
    try {
      return file.finish();
    } catch (FileFailure _) {
      close();
    }
    try {
      return Lookup.find(share, path)
          .map(entry -> new Version(entry.sizeBytes(), entry.modified(), ""))
          .orElseThrow(() -> new FileFailure(FailureKind.CHANGED, "the file was removed at once"));
    } catch (FileFailure e) {
      throw e.withEffect(Effect.UNKNOWN);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    file.close();
    if (!published) {
      try {
        share.delete(temporary);
      } catch (FileFailure _) {
        // Listings hide it, and it is swept once it is old.
        log.leavesBehind(temporary);
      }
    }
  }
}
