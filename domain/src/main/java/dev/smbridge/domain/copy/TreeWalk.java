package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything below a directory of a share, depth first; links are shown and not followed, and
 * temporary files of writes are left out. One listing is open for each level.
 */
public final class TreeWalk implements Listing {
  private record Level(SharePath directory, String relative, Listing listing) {}

  private final Share share;
  private final Predicate<String> entering;
  private final Deque<Level> levels = new ArrayDeque<>();

  /**
   * Begins at a directory.
   *
   * @param entering says of a subdirectory's relative path whether what is below it is wanted
   */
  public TreeWalk(Share share, SharePath directory, Predicate<String> entering) throws FileFailure {
    this.share = share;
    this.entering = entering;
    levels.push(new Level(directory, "", share.list(directory, "*")));
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (!levels.isEmpty()) {
      var level = levels.element();
      var entry = level.listing.next();
      if (entry.isEmpty()) {
        levels.pop().listing.close();
      } else if (!isTemporary(entry.get())) {
        return Optional.of(shown(level, entry.get()));
      }
    }
    return Optional.empty();
  }

  private Entry shown(Level level, Entry entry) throws FileFailure {
    requireName(entry);
    var shown = entry.under(level.relative);
    if (entry.isDirectory() && entering.test(shown.path())) {
      enter(level, entry, shown);
    }
    return shown;
  }

  private void enter(Level level, Entry entry, Entry shown) throws FileFailure {
    var below = level.directory.child(entry.name());
    try {
      levels.push(new Level(below, shown.path(), share.list(below, "*")));
    } catch (FileFailure gone) {
      if (gone.kind() != FailureKind.NOT_FOUND) {
        throw gone.at(below.text());
      }
    }
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
    levels.forEach(level -> level.listing.close());
    levels.clear();
  }
}
