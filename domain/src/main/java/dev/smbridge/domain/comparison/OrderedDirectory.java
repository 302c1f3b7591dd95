package dev.smbridge.domain.comparison;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The entries of one directory in {@link PathOrder}. Beyond a number of entries they are kept in
 * temporary files, each sorted by itself, and merged from there: memory does not grow.
 */
public final class OrderedDirectory implements Listing {
  /** The most entries of one directory in memory. */
  public static final int MOST_IN_MEMORY = 100_000;

  private final Listing listing;
  private final int most;
  private final List<Listing> files = new ArrayList<>();
  private final PriorityQueue<Run> runs =
      new PriorityQueue<>((one, other) -> PathOrder.ENTRIES.compare(one.first, other.first));
  private Iterator<Entry> inMemory = List.<Entry>of().iterator();
  private boolean begun;

  /** Sorted entries, of which the first is known. */
  private record Run(Entry first, Listing rest) {}

  /** Orders another listing, which it takes over. */
  public OrderedDirectory(Listing listing) {
    this(listing, MOST_IN_MEMORY);
  }

  OrderedDirectory(Listing listing, int most) {
    this.listing = listing;
    this.most = most;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    if (!begun) {
      begun = true;
      readAll();
    }
    if (files.isEmpty()) {
      return inMemory.hasNext() ? Optional.of(inMemory.next()) : Optional.empty();
    }
    var run = runs.poll();
    if (run == null) {
      return Optional.empty();
    }
    add(run.rest);
    return Optional.of(run.first);
  }

  private void readAll() throws FileFailure {
    var read = new ArrayList<Entry>();
    for (var entry = listing.next(); entry.isPresent(); entry = listing.next()) {
      read.add(entry.get());
      if (read.size() == most) {
        putAway(read);
        read = new ArrayList<>();
      }
    }
    if (files.isEmpty()) {
      read.sort(PathOrder.ENTRIES);
      inMemory = read.iterator();
      return;
    }
    putAway(read);
    for (var file : files) {
      add(file);
    }
  }

  private void putAway(List<Entry> read) throws FileFailure {
    read.sort(PathOrder.ENTRIES);
    files.add(EntryFile.of(read));
  }

  private void add(Listing rest) throws FileFailure {
    rest.next().ifPresent(first -> runs.add(new Run(first, rest)));
  }

  @Override
  public void close() {
    listing.close();
    files.forEach(Listing::close);
  }
}
