package dev.smbridge.domain.entry;

import dev.smbridge.domain.failure.FileFailure;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How far a listing goes, and who gets what it cannot show. What fails below its top, such as a
 * directory that may not be read, is one failure with its path relative to the top, and the rest is
 * listed; what no next entry can be had after, such as a lost connection, ends the listing.
 *
 * @param recursive whether everything below is listed, or one level
 * @param directories whether a recursive listing has directories, each before what is in it; one
 *     level always has them
 * @param followsLinks whether a local link is listed as what it leads to
 * @param entering says of a directory's relative path whether it is listed; it is asked before the
 *     directory is opened
 * @param inOrder whether the entries come by their paths, each directory in the order of {@link
 *     dev.smbridge.domain.comparison.PathOrder}, so that two stores can be walked side by side
 * @param failures gets each failure, from the thread that asks for the next entry
 */
public record ListingScope(
    boolean recursive,
    boolean directories,
    boolean followsLinks,
    boolean inOrder,
    Predicate<String> entering,
    Consumer<FileFailure> failures) {
  /** What is in a directory, and nothing further down. */
  public static final ListingScope ONE_LEVEL =
      new ListingScope(false, true, false, false, ignored -> false, ignored -> {});

  /** Everything below, or one level; links are not followed. */
  public static ListingScope of(
      boolean recursive, boolean directories, Consumer<FileFailure> failures) {
    return new ListingScope(recursive, directories, false, false, ignored -> recursive, failures);
  }

  /** The same, without the directories that {@code condition} leaves out, nor what is in them. */
  public ListingScope entering(Predicate<String> condition) {
    return new ListingScope(recursive, directories, followsLinks, inOrder, condition, failures);
  }

  /** The same, going where links lead. */
  public ListingScope followingLinks(boolean follows) {
    return new ListingScope(recursive, directories, follows, inOrder, entering, failures);
  }

  /** The same by path. */
  public ListingScope ordered() {
    return new ListingScope(recursive, directories, followsLinks, true, entering, failures);
  }
}
