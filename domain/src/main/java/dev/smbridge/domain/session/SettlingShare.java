package dev.smbridge.domain.session;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;

/**
 * Settles a change whose reply was lost by looking, on a new session, whether it happened: then it
 * succeeded, and the work goes on there; else it is done there, once. What was lost may take effect
 * between the two, such as a deletion when the server closes the file of the old session ([MS-FSA]
 * 2.1.5.5); so a second one that fails is followed by a second look. If that shows nothing either,
 * the change fails with effect {@code NONE}, so that all of it may be done again. Where looking
 * fails, the effect stays {@code UNKNOWN}. A look that was lost is taken again, so that what was
 * done before it need not be.
 */
public final class SettlingShare implements Share {
  private final FileCall<Share> renewal;
  private volatile Share share;

  /**
   * Settles on a share.
   *
   * @param renewal opens the same share on a new session, in place of the one that broke
   */
  public SettlingShare(Share share, FileCall<Share> renewal) {
    this.share = share;
    this.renewal = renewal;
  }

  private interface Question {
    boolean isSo(Share share) throws FileFailure;
  }

  private interface Change {
    void make(Share share) throws FileFailure;
  }

  private void settle(Change change, Question happened) throws FileFailure {
    settle(change, change, happened);
  }

  private void settle(Change first, Change again, Question happened) throws FileFailure {
    try {
      first.make(share);
    } catch (FileFailure e) {
      if (e.effect() != Effect.UNKNOWN) {
        throw e;
      }
      renew(e);
      if (!looksAsIf(happened, e) && !repeats(again, e) && !looksAsIf(happened, e)) {
        throw e.withEffect(Effect.NONE);
      }
    }
  }

  private boolean repeats(Change change, FileFailure lost) {
    try {
      change.make(share);
      return true;
    } catch (FileFailure refused) {
      lost.addSuppressed(refused);
      return false;
    }
  }

  private boolean looksAsIf(Question happened, FileFailure lost) throws FileFailure {
    try {
      return happened.isSo(share);
    } catch (FileFailure e) {
      lost.addSuppressed(e);
      throw lost;
    }
  }

  private void renew(FileFailure lost) throws FileFailure {
    try {
      share = renewal.call();
    } catch (FileFailure e) {
      lost.addSuppressed(e);
      throw lost;
    }
  }

  /** A look changes nothing, so that a login that is refused meanwhile is reported as it is. */
  private void renewForLook(FileFailure lost) throws FileFailure {
    try {
      share = renewal.call();
    } catch (FileFailure failed) {
      if (failed.retry() == Retry.NEW_SESSION) {
        lost.addSuppressed(failed);
        throw lost;
      }
      failed.addSuppressed(lost);
      throw failed;
    }
  }

  private static Question renamed(SharePath from, SharePath to) {
    return on -> Lookup.find(on, from).isEmpty() && Lookup.find(on, to).isPresent();
  }

  @Override
  public void move(SharePath from, SharePath to, boolean replace) throws FileFailure {
    settle(on -> on.move(from, to, replace), renamed(from, to));
  }

  @Override
  public void delete(SharePath path) throws FileFailure {
    settle(on -> on.delete(path), on -> Lookup.find(on, path).isEmpty());
  }

  @Override
  public void clearReadOnly(SharePath path) throws FileFailure {
    settle(on -> on.clearReadOnly(path), on -> !on.stat(path).readOnly());
  }

  @Override
  public void createDirectory(SharePath directory) throws FileFailure {
    settle(
        on -> on.createDirectory(directory),
        on -> Lookup.find(on, directory).filter(Entry::isDirectory).isPresent());
  }

  @Override
  public WritableFile create(SharePath file) throws FileFailure {
    return new SettlingFile(share.create(file), file);
  }

  @Override
  public WritableFile create(SharePath file, ByteBuffer content) throws FileFailure {
    return new SettlingFile(share.create(file, content), file);
  }

  @Override
  public Entry stat(SharePath path) throws FileFailure {
    try {
      return share.stat(path);
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.CONNECTION_LOST) {
        throw e;
      }
      renewForLook(e);
      return share.stat(path);
    }
  }

  @Override
  public Listing list(SharePath directory, String pattern) throws FileFailure {
    return share.list(directory, pattern);
  }

  @Override
  public Content open(SharePath file, Sharing sharing) throws FileFailure {
    return share.open(file, sharing);
  }

  @Override
  public WritableFile append(SharePath file) throws FileFailure {
    return share.append(file);
  }

  @Override
  public WritableFile overwrite(SharePath file) throws FileFailure {
    return share.overwrite(file);
  }

  @Override
  public void requireDeletable(SharePath file) throws FileFailure {
    share.requireDeletable(file);
  }

  /** It is about a temporary file: without an answer, all of the write is repeated. */
  @Override
  public Set<Property> keepProperties(SharePath replaced, SharePath replacement)
      throws FileFailure {
    return share.keepProperties(replaced, replacement);
  }

  private final class SettlingFile implements WritableFile {
    private final WritableFile file;
    private final SharePath path;

    SettlingFile(WritableFile file, SharePath path) {
      this.file = file;
      this.path = path;
    }

    /** The handle is lost with its session, the second time the file is renamed by its name. */
    @Override
    public void renameTo(SharePath to, boolean replace) throws FileFailure {
      settle(
          ignored -> file.renameTo(to, replace),
          on -> on.move(path, to, replace),
          renamed(path, to));
    }

    @Override
    public void setModified(Instant modified) throws FileFailure {
      file.setModified(modified);
    }

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
      file.writeAt(offset, source);
    }

    @Override
    public long copyFrom(SharePath source) throws FileFailure {
      return file.copyFrom(source);
    }

    @Override
    public long flush() throws FileFailure {
      return file.flush();
    }

    @Override
    public Version finish() throws FileFailure {
      return file.finish();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
