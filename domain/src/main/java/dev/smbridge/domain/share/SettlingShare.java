package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Content;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Settles a change whose reply was lost by looking, on a new session, whether it happened: then it
 * succeeded, and the work goes on there; else it fails with effect {@code NONE}, so that it may be
 * done again. Where looking fails too, the effect stays {@code UNKNOWN}. A look that was lost is
 * taken again, so that what was done before it need not be.
 */
public final class SettlingShare implements Share {
  private final Renewal renewal;
  private volatile Share share;

  public SettlingShare(Share share, Renewal renewal) {
    this.share = share;
    this.renewal = renewal;
  }

  /** Opens the same share on a new session, in place of the one that broke. */
  public interface Renewal {
    Share renew() throws FileFailure;
  }

  private interface Question {
    boolean isSo(Share share) throws FileFailure;
  }

  private interface Change {
    void make() throws FileFailure;
  }

  private void settle(Change change, Question happened) throws FileFailure {
    try {
      change.make();
    } catch (FileFailure lost) {
      if (lost.effect() != Effect.UNKNOWN) {
        throw lost;
      }
      if (!looksAsIf(happened, lost)) {
        throw lost.withEffect(Effect.NONE);
      }
    }
  }

  private boolean looksAsIf(Question happened, FileFailure lost) throws FileFailure {
    renew(lost);
    try {
      return happened.isSo(share);
    } catch (FileFailure unanswered) {
      lost.addSuppressed(unanswered);
      throw lost;
    }
  }

  private void renew(FileFailure lost) throws FileFailure {
    try {
      share = renewal.renew();
    } catch (FileFailure unreachable) {
      lost.addSuppressed(unreachable);
      throw lost;
    }
  }

  private static Question renamed(SharePath from, SharePath to) {
    return fresh -> fresh.stat(from).isEmpty() && fresh.stat(to).isPresent();
  }

  @Override
  public void move(SharePath from, SharePath to, boolean replace) throws FileFailure {
    settle(() -> share.move(from, to, replace), renamed(from, to));
  }

  @Override
  public void delete(SharePath path) throws FileFailure {
    settle(() -> share.delete(path), fresh -> fresh.stat(path).isEmpty());
  }

  @Override
  public void createDirectory(SharePath directory) throws FileFailure {
    settle(
        () -> share.createDirectory(directory),
        fresh -> fresh.stat(directory).filter(Entry::isDirectory).isPresent());
  }

  @Override
  public WritableFile create(SharePath file) throws FileFailure {
    return new SettlingFile(share.create(file), file);
  }

  @Override
  public Optional<Entry> stat(SharePath path) throws FileFailure {
    try {
      return share.stat(path);
    } catch (FileFailure lost) {
      if (lost.kind() != FailureKind.CONNECTION_LOST) {
        throw lost;
      }
      renew(lost);
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
  public void copy(SharePath from, SharePath to) throws FileFailure {
    share.copy(from, to);
  }

  private final class SettlingFile implements WritableFile {
    private final WritableFile file;
    private final SharePath path;

    SettlingFile(WritableFile file, SharePath path) {
      this.file = file;
      this.path = path;
    }

    @Override
    public void renameTo(SharePath to, boolean replace) throws FileFailure {
      settle(() -> file.renameTo(to, replace), renamed(path, to));
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
    public long flush() throws FileFailure {
      return file.flush();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
