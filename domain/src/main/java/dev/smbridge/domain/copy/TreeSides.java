package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.PathOrder;
import dev.smbridge.domain.comparison.TreeMerge;
import dev.smbridge.domain.comparison.TreePair;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Outage;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Two directories side by side, as a selection sees them: one listing for each directory of either,
 * and no look at a file. What is below a directory that one side cannot list is passed over.
 */
final class TreeSides implements AutoCloseable {
  private static final Listing NOTHING =
      new Listing() {
        @Override
        public Optional<Entry> next() {
          return Optional.empty();
        }

        @Override
        public void close() {}
      };

  private final Selection selection;
  private final Instant now;
  private final String after;
  private final Set<String> listed = new HashSet<>();
  private final Set<String> listedDirectories = new HashSet<>();
  private final Set<String> unlisted = new HashSet<>();
  private final TreeMerge merge;

  /**
   * Begins both walks.
   *
   * @param after behind which path it begins, in the order of the walks; empty for all
   * @param toExists whether there is a directory where it goes to; otherwise that side has nothing
   * @param failures gets what cannot be listed, of either side
   */
  TreeSides(
      CopyEndpoint from,
      CopyEndpoint to,
      boolean toExists,
      String after,
      Selection selection,
      Instant now,
      Outage outage,
      Consumer<FileFailure> failures)
      throws FileFailure {
    this.selection = selection;
    this.now = now;
    this.after = after;
    learnListed();
    var scope =
        ListingScope.of(true, true, failure -> failed(failure, failures)).entering(this::enters);
    var source = from.belowInOrder(scope.followingLinks(selection.links() == Links.FOLLOW), outage);
    try {
      this.merge = new TreeMerge(source, toExists ? to.belowInOrder(scope, outage) : NOTHING);
    } catch (FileFailure failed) {
      source.close();
      throw failed;
    }
  }

  private void learnListed() {
    if (selection.listed() == null) {
      return;
    }
    for (var path : selection.listed()) {
      listed.add(path);
      for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        listedDirectories.add(path.substring(0, slash));
      }
    }
  }

  private void failed(FileFailure failure, Consumer<FileFailure> failures) {
    var path = failure.path();
    if (path != null) {
      unlisted.add(path);
    }
    failures.accept(failure);
  }

  private boolean enters(String directory) {
    return selection.names().enters(directory)
        && !isPassed(directory)
        && (selection.listed() == null || listedDirectories.contains(directory));
  }

  /** Whether all that is in a directory comes before the beginning. */
  private boolean isPassed(String directory) {
    var key = directory + "/";
    return PathOrder.compare(key, after) < 0 && !after.startsWith(key);
  }

  /** The next path that names and lists do not leave out, or empty at the end of both. */
  Optional<TreePair> next() throws FileFailure {
    while (true) {
      var pair = merge.next();
      if (pair.isEmpty() || isInside(pair.get())) {
        return pair;
      }
    }
  }

  private boolean isInside(TreePair pair) {
    var path = pair.path();
    if (isBelowUnlisted(path) || PathOrder.compare(PathOrder.key(pair.either()), after) <= 0) {
      return false;
    }
    if (pair.either().isDirectory()) {
      return enters(path);
    }
    return selection.names().accepts(path) && (selection.listed() == null || listed.contains(path));
  }

  private boolean isBelowUnlisted(String path) {
    if (unlisted.isEmpty()) {
      return false;
    }
    for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (unlisted.contains(path.substring(0, slash))) {
        return true;
      }
    }
    return unlisted.contains(path);
  }

  /** Whether an entry of either side takes part by its size, its age and its type, too. */
  boolean takesPart(Entry entry) {
    return entry.isDirectory()
        || (selection.accepts(entry, now)
            && !(entry.type() == EntryType.LINK && selection.links() == Links.SKIP));
  }

  /** Whether a directory without anything in it is meant, where it is not there by itself. */
  static boolean isThere(CopyEndpoint side, boolean holdsSome) {
    return side.keepsDirectories() || !holdsSome;
  }

  @Override
  public void close() {
    merge.close();
  }
}
