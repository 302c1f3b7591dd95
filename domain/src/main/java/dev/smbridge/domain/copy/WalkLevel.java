package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.OrderedDirectory;
import dev.smbridge.domain.copy.TreeWalk.Order;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.SortedListing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One directory of a {@link TreeWalk}. It remembers how many entries came before, and a sum over
 * their names, so that a listing that is begun again goes on after exactly those.
 */
final class WalkLevel {
  private final SharePath directory;
  private final String relative;
  private final Order order;
  private final Predicate<Entry> hidden;
  private Listing listing;
  private long passedCount;
  private long passedSum;

  private WalkLevel(
      Predicate<Entry> hidden, SharePath directory, String relative, Order order, Listing listing) {
    this.hidden = hidden;
    this.directory = directory;
    this.relative = relative;
    this.order = order;
    this.listing = listing;
  }

  /**
   * Lists a directory.
   *
   * @param hidden what is not shown of it
   */
  static WalkLevel open(
      Share share, Predicate<Entry> hidden, SharePath directory, String relative, Order order)
      throws FileFailure {
    return new WalkLevel(hidden, directory, relative, order, list(share, directory, order));
  }

  private static Listing list(Share share, SharePath directory, Order order) throws FileFailure {
    var listing = share.list(directory, "*");
    return switch (order) {
      case AS_LISTED -> listing;
      case BY_NAME -> new SortedListing(listing);
      case BY_PATH -> new OrderedDirectory(listing);
    };
  }

  SharePath directory() {
    return directory;
  }

  String relative() {
    return relative;
  }

  /** The next entry that is no temporary file of a write. */
  Optional<Entry> next() throws FileFailure {
    var entry = listing.next();
    while (entry.filter(hidden).isPresent()) {
      entry = listing.next();
    }
    return entry;
  }

  /** The entry need not come again. */
  void passed(Entry entry) {
    passedCount++;
    passedSum += mixed(entry.name());
  }

  /**
   * Lists the directory again, up to where it was left.
   *
   * @throws FileFailure {@code CHANGED} where other entries come first by now
   */
  void resume(Share share) throws FileFailure {
    listing.close();
    listing = list(share, directory, order);
    var sum = 0L;
    for (var count = 0L; count < passedCount; count++) {
      var entry = next();
      sum += entry.isPresent() ? mixed(entry.get().name()) : 0;
    }
    if (sum != passedSum) {
      throw new FileFailure(
              FailureKind.CHANGED,
              "the directory was changed while its server was away: copy it again")
          .at(directory.text());
    }
  }

  private static long mixed(String name) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  void close() {
    listing.close();
  }
}
