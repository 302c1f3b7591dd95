package dev.smbridge.domain.session;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
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
 * A share as seen from a target's root: no path leads out of it, and no name is made that a server
 * would change or Windows refuse.
 */
public final class RootedShare implements Share {
  private final Share share;
  private final SharePath root;

  public RootedShare(Share share, SharePath root) {
    this.share = share;
    this.root = root;
  }

  @Override
  public Entry stat(SharePath path) throws FileFailure {
    return share.stat(root.resolve(path)).at(path.name());
  }

  @Override
  public Listing list(SharePath directory, String pattern) throws FileFailure {
    return share.list(root.resolve(directory), pattern);
  }

  @Override
  public Content open(SharePath file, Sharing sharing) throws FileFailure {
    return share.open(root.resolve(file), sharing);
  }

  @Override
  public WritableFile create(SharePath file) throws FileFailure {
    file.requireNew();
    return new RootedFile(share.create(root.resolve(file)), root);
  }

  @Override
  public WritableFile create(SharePath file, ByteBuffer content) throws FileFailure {
    file.requireNew();
    return new RootedFile(share.create(root.resolve(file), content), root);
  }

  @Override
  public WritableFile append(SharePath file) throws FileFailure {
    file.requireNew();
    return new RootedFile(share.append(root.resolve(file)), root);
  }

  @Override
  public WritableFile overwrite(SharePath file) throws FileFailure {
    file.requireNew();
    return new RootedFile(share.overwrite(root.resolve(file)), root);
  }

  @Override
  public void requireDeletable(SharePath file) throws FileFailure {
    share.requireDeletable(root.resolve(file));
  }

  @Override
  public void move(SharePath from, SharePath to, boolean replace) throws FileFailure {
    to.requireNew();
    share.move(root.resolve(from), root.resolve(to), replace);
  }

  @Override
  public void delete(SharePath path) throws FileFailure {
    share.delete(root.resolve(path));
  }

  @Override
  public void clearReadOnly(SharePath path) throws FileFailure {
    share.clearReadOnly(root.resolve(path));
  }

  @Override
  public Set<Property> keepProperties(SharePath replaced, SharePath replacement)
      throws FileFailure {
    return share.keepProperties(root.resolve(replaced), root.resolve(replacement));
  }

  @Override
  public void createDirectory(SharePath directory) throws FileFailure {
    directory.requireNew();
    share.createDirectory(root.resolve(directory));
  }

  /** If the target's root itself is missing, says so instead of what was missing below it. */
  public FileFailure explain(FileFailure failed) {
    if (failed.kind() != FailureKind.NOT_FOUND
        || failed.serverStatus().isEmpty()
        || root.isRoot()) {
      return failed;
    }
    try {
      return Lookup.find(share, root).isPresent()
          ? failed
          : failed.withMessage(
              "the target's root \""
                  + root.text()
                  + "\" is not on its share: make that folder, or name another root");
    } catch (FileFailure _) {
      // Without a look, the failure says all that is known.
      return failed;
    }
  }

  private record RootedFile(WritableFile file, SharePath root) implements WritableFile {
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
      return file.copyFrom(root.resolve(source));
    }

    @Override
    public long flush() throws FileFailure {
      return file.flush();
    }

    @Override
    public void setModified(Instant modified) throws FileFailure {
      file.setModified(modified);
    }

    @Override
    public void renameTo(SharePath to, boolean replace) throws FileFailure {
      to.requireNew();
      file.renameTo(root.resolve(to), replace);
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
