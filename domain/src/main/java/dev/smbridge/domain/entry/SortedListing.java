package dev.smbridge.domain.entry;

import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * A directory's entries by name, in code-unit order; one that is too long for that comes as the
 * store sends it, so that memory does not grow with it.
 */
public final class SortedListing implements Listing {
  /** The longest directory that is sorted. */
  public static final int MOST_SORTED = 20_000;

  private final Listing listing;
  private final Deque<Entry> ahead = new ArrayDeque<>();
  private boolean begun;

  /** Sorts another listing, which it takes over. */
  public SortedListing(Listing listing) {
    this.listing = listing;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    if (!begun) {
      begun = true;
      readAhead();
    }
    return ahead.isEmpty() ? listing.next() : Optional.of(ahead.remove());
  }

  private void readAhead() throws FileFailure {
    var read = new ArrayList<Entry>();
    var entry = listing.next();
    while (entry.isPresent()) {
      read.add(entry.get());
      if (read.size() == MOST_SORTED) {
        break;
      }
      entry = listing.next();
    }
    if (entry.isEmpty()) {
      read.sort(Comparator.comparing(Entry::path));
    }
    ahead.addAll(read);
  }

  @Override
  public void close() {
    listing.close();
  }
}
