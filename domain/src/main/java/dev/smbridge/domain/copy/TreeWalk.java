package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.session.ShareSession;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything below a directory of a share, depth first, each directory before what is in it; links
 * are shown and not followed, and temporary files of writes are left out. A directory that may not
 * be read, and a name that no request can carry, is one failure, and the rest is walked. One
 * listing is open for each level. Where the server goes away in the middle, each of those listings
 * is begun again and what came before is passed over; memory does not grow with the number of
 * entries.
 */
public final class TreeWalk implements Listing {
  private static final int MOST_RESUMPTIONS = 5;

  private final Share share;
  private final Predicate<Entry> hidden;
  private final ListingScope scope;
  private final @Nullable Outage outage;
  private final Order order;
  private final Deque<WalkLevel> levels = new ArrayDeque<>();

  /** In which order the entries of a directory come. */
  public enum Order {
    /** As the server lists them. */
    AS_LISTED,
    /** By name, see {@link dev.smbridge.domain.entry.SortedListing}. */
    BY_NAME,
    /** As {@link dev.smbridge.domain.comparison.PathOrder} has paths. */
    BY_PATH
  }

  /** Begins at a directory; a connection that breaks ends the walk. */
  public TreeWalk(ShareSession session, SharePath directory, ListingScope scope, Order order)
      throws FileFailure {
    this(session, directory, scope, order, null);
  }

  /**
   * The same in the server's order, going on where the server comes back.
   *
   * @param session its share renews the connection where it broke
   * @param outage what waits for the server; null where nothing does
   */
  TreeWalk(ShareSession session, SharePath directory, ListingScope scope, @Nullable Outage outage)
      throws FileFailure {
    this(session, directory, scope, Order.AS_LISTED, outage);
  }

  /** The same in any order. */
  TreeWalk(
      ShareSession session,
      SharePath directory,
      ListingScope scope,
      Order order,
      @Nullable Outage outage)
      throws FileFailure {
    this.share = session.share();
    this.hidden = session.target().publishing()::hides;
    this.scope = scope;
    this.order = order;
    this.outage = outage;
    levels.push(WalkLevel.open(share, hidden, directory, "", order));
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    for (var resumptions = 0; ; resumptions++) {
      try {
        return advance();
      } catch (FileFailure e) {
        if (outage == null || !Outage.causes(e) || resumptions == MOST_RESUMPTIONS) {
          throw e;
        }
        resume(outage, e);
      }
    }
  }

  private Optional<Entry> advance() throws FileFailure {
    while (!levels.isEmpty()) {
      var level = levels.element();
      var entry = next(level);
      if (entry.isEmpty()) {
        levels.pop().close();
      } else {
        var shown = shown(level, entry.get());
        if (shown.isPresent()) {
          return shown;
        }
      }
    }
    return Optional.empty();
  }

  /** A directory whose listing breaks off is a failure, and what is beside it is walked. */
  private Optional<Entry> next(WalkLevel level) throws FileFailure {
    try {
      return level.next();
    } catch (FileFailure e) {
      if (levels.size() == 1) {
        throw e;
      }
      skip(e, level.relative());
      return Optional.empty();
    }
  }

  private Optional<Entry> shown(WalkLevel level, Entry entry) throws FileFailure {
    var shown = entry.under(level.relative());
    if (!isName(entry.path())) {
      scope.failures().accept(noName().at(shown.path()));
      level.passed(entry);
      return Optional.empty();
    }
    if (entry.isDirectory() && scope.entering().test(shown.path())) {
      enter(level, entry, shown);
    }
    level.passed(entry);
    return Optional.of(shown);
  }

  private void enter(WalkLevel level, Entry entry, Entry shown) throws FileFailure {
    try {
      var below = level.directory().existingChild(entry.name());
      levels.push(WalkLevel.open(share, hidden, below, shown.path(), order));
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.NOT_FOUND) {
        skip(e, shown.path());
      }
    }
  }

  /** What would fail in the same way for every other directory ends the walk. */
  private void skip(FileFailure failed, String relative) throws FileFailure {
    if (Outage.causes(failed) || Thread.currentThread().isInterrupted()) {
      throw failed.at(relative);
    }
    scope.failures().accept(failed.at(relative));
  }

  private void resume(Outage outage, FileFailure lost) throws FileFailure {
    var top = levels.getLast().directory();
    outage.outlast(lost, () -> look(top));
    try {
      look(top);
      for (var level : levels) {
        level.resume(share);
      }
    } catch (FileFailure e) {
      if (!Outage.causes(e)) {
        throw e;
      }
    }
  }

  /** A look renews the session where it is lost; listings do not. */
  private void look(SharePath top) throws FileFailure {
    var _ = share.stat(top);
  }

  /** Names that a server sends are hostile: one with a separator would lead somewhere else. */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && !name.equals("..")
        && !name.equals(".")
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0;
  }

  /** The failure that an entry is whose name is none. */
  public static FileFailure noName() {
    return new FileFailure(
        FailureKind.CORRUPTED,
        "the server lists this name, which no client can ask for: rename it on the server's disk");
  }

  @Override
  public void close() {
    levels.forEach(WalkLevel::close);
    levels.clear();
  }
}
