package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything below a directory of a share, depth first; links are shown and not followed, and
 * temporary files of writes are left out. One listing is open for each level. Where the server goes
 * away in the middle, each of those listings is begun again and what came before is passed over;
 * memory does not grow with the number of entries.
 */
public final class TreeWalk implements Listing {
  private static final int MOST_RESUMPTIONS = 5;

  private final Share share;
  private final Predicate<String> entering;
  private final @Nullable Outage outage;
  private final Order order;
  private final Deque<WalkLevel> levels = new ArrayDeque<>();

  /** In which order the entries of a directory come. */
  public enum Order {
    /** As the server lists them. */
    AS_LISTED,
    /** By name, see {@link dev.smbridge.domain.entry.SortedListing}. */
    BY_NAME
  }

  /**
   * Begins at a directory; a connection that breaks ends the walk.
   *
   * @param entering says of a subdirectory's relative path whether what is below it is wanted
   */
  public TreeWalk(Share share, SharePath directory, Predicate<String> entering, Order order)
      throws FileFailure {
    this(share, directory, entering, order, null);
  }

  /**
   * The same in the server's order, going on where the server comes back.
   *
   * @param share renews its session where the connection broke
   * @param outage what waits for the server; null where nothing does
   */
  TreeWalk(Share share, SharePath directory, Predicate<String> entering, @Nullable Outage outage)
      throws FileFailure {
    this(share, directory, entering, Order.AS_LISTED, outage);
  }

  private TreeWalk(
      Share share,
      SharePath directory,
      Predicate<String> entering,
      Order order,
      @Nullable Outage outage)
      throws FileFailure {
    this.share = share;
    this.entering = entering;
    this.order = order;
    this.outage = outage;
    levels.push(WalkLevel.open(share, directory, "", order));
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
      var entry = level.next();
      if (entry.isEmpty()) {
        levels.pop().close();
      } else {
        return Optional.of(shown(level, entry.get()));
      }
    }
    return Optional.empty();
  }

  private Entry shown(WalkLevel level, Entry entry) throws FileFailure {
    requireName(entry);
    var shown = entry.under(level.relative());
    if (entry.isDirectory() && entering.test(shown.path())) {
      enter(level, entry, shown);
    }
    level.passed(entry);
    return shown;
  }

  private void enter(WalkLevel level, Entry entry, Entry shown) throws FileFailure {
    var below = level.directory().child(entry.name());
    try {
      levels.push(WalkLevel.open(share, below, shown.path(), order));
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.NOT_FOUND) {
        throw e.at(below.text());
      }
    }
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

  public static boolean isTemporary(Entry entry) {
    return entry.type() == EntryType.FILE && SharePath.isTemporaryName(entry.name());
  }

  /** Names that a server sends are hostile: one with a separator would lead somewhere else. */
  public static void requireName(Entry entry) throws FileFailure {
    var name = entry.path();
    if (name.isEmpty()
        || name.equals("..")
        || name.equals(".")
        || name.indexOf('/') >= 0
        || name.indexOf('\\') >= 0) {
      throw new FileFailure(
          FailureKind.CORRUPTED, "the server listed a name that leads out of its directory");
    }
  }

  @Override
  public void close() {
    levels.forEach(WalkLevel::close);
    levels.clear();
  }
}
