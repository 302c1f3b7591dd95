package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.session.Directories;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.session.ShareSession;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An end of a copy on an open share.
 *
 * @param owner whether closing this closes the session
 */
public record ShareEndpoint(
    ConfiguredTarget target, ShareSession session, SharePath path, boolean owner)
    implements CopyEndpoint {
  @Override
  public Optional<Entry> look() throws FileFailure {
    return Lookup.find(share(), path);
  }

  @Override
  public Entry existing() throws FileFailure {
    try {
      return share().stat(path);
    } catch (FileFailure failed) {
      throw failed.at(shown());
    }
  }

  @Override
  public boolean rootExists() throws FileFailure {
    return Lookup.find(share(), SharePath.ROOT).isPresent();
  }

  @Override
  public boolean isSameFile(CopyEndpoint other) {
    return other instanceof ShareEndpoint share
        && share.target.equals(target)
        && share.path.equals(path);
  }

  @Override
  public Content open(boolean settled) throws FileFailure {
    return share().open(path, settled ? Sharing.READERS : Sharing.EVERYBODY);
  }

  @Override
  public Draft create(long expectedBytes, CopyOptions options, Optional<Entry> there)
      throws FileFailure {
    var replace = options.ifExists().replaces();
    return withParent(options, () -> session.draft(path, replace, there));
  }

  /**
   * Begins a small file in this place, with all of its content.
   *
   * @param there what {@link #look} found here
   */
  Draft create(ByteBuffer content, CopyOptions options, Optional<Entry> there) throws FileFailure {
    var replace = options.ifExists().replaces();
    return withParent(options, () -> session.draft(path, replace, there, content));
  }

  private Draft withParent(CopyOptions options, FileCall<Draft> creation) throws FileFailure {
    return options.createParents()
        ? Directories.withParent(share(), path, creation)
        : creation.call();
  }

  /** SMB deletes under no condition, so the content is compared just before. */
  @Override
  public void delete(@Nullable Version copied) throws FileFailure {
    if (copied != null) {
      try (var now = open(false)) {
        if (!now.version().equals(copied)) {
          throw new FileFailure(FailureKind.CHANGED, "the file is no longer what it was");
        }
      }
    }
    share().delete(path);
  }

  /** Whether both are one share on one session, and its backend copies there by itself. */
  boolean copiesOnServerTo(ShareEndpoint to) {
    return session == to.session && session.copiesOnServer();
  }

  /** The walk keeps its connection to the end of the tree, and so lends it meanwhile. */
  @Override
  public Listing below(ListingScope scope, Outage outage) throws FileFailure {
    session.lend();
    var walk = new TreeWalk(session, path, scope, outage);
    return scope.directories() ? walk : new FilesOnly(walk);
  }

  @Override
  public Listing belowInOrder(ListingScope scope, Outage outage) throws FileFailure {
    session.lend();
    return new TreeWalk(session, path, scope, TreeWalk.Order.BY_PATH, outage);
  }

  @Override
  public boolean keepsDirectories() {
    return true;
  }

  @Override
  public boolean listsOriginalTimes() {
    return true;
  }

  @Override
  public Entry original(Entry there) {
    return there;
  }

  @Override
  public void remove(Entry there, boolean force) throws FileFailure {
    if (there.readOnly() && force) {
      share().clearReadOnly(path);
    }
    share().delete(path);
  }

  @Override
  public void makeDirectory() throws FileFailure {
    Directories.makeAll(share(), path);
  }

  @Override
  public CopyEndpoint below(String relative) throws FileFailure {
    return new ShareEndpoint(target, session, path.resolve(SharePath.ofExisting(relative)), false);
  }

  @Override
  public void requireLasting() throws FileFailure {
    path.requireLasting();
  }

  @Override
  public void sweep(Leftovers leftovers) {
    leftovers.sweep(session.target(), share(), path.parent().orElse(SharePath.ROOT));
  }

  @Override
  public FileFailure explain(FileFailure failed) {
    session.learn(failed);
    return session.explain(failed);
  }

  @Override
  public String name() {
    return path.name();
  }

  @Override
  public String shown() {
    return path.text();
  }

  @Override
  public void close() {
    if (owner) {
      session.close();
    }
  }

  private Share share() {
    return session.share();
  }

  /** A walk without its directories. */
  private record FilesOnly(TreeWalk walk) implements Listing {
    @Override
    public Optional<Entry> next() throws FileFailure {
      var entry = walk.next();
      while (entry.isPresent() && entry.get().isDirectory()) {
        entry = walk.next();
      }
      return entry;
    }

    @Override
    public void close() {
      walk.close();
    }
  }
}
