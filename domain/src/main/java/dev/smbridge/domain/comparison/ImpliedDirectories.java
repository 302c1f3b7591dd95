package dev.smbridge.domain.comparison;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A walk in {@link PathOrder} of a store that has no directories of its own, with those that its
 * keys lead through, each once and before what is in it.
 */
public final class ImpliedDirectories implements Listing {
  private final Listing walk;
  private final Deque<Entry> ahead = new ArrayDeque<>();
  private String directory = "";

  /** Adds directories to another walk, which it takes over. */
  public ImpliedDirectories(Listing walk) {
    this.walk = walk;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (ahead.isEmpty()) {
      var entry = walk.next();
      if (entry.isEmpty()) {
        return entry;
      }
      take(entry.get());
    }
    return Optional.of(ahead.remove());
  }

  /** The directories on the way that were not passed, and the entry unless it is one of them. */
  private void take(Entry entry) {
    var key = PathOrder.key(entry);
    for (var slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      if (!directory.startsWith(key.substring(0, slash + 1))) {
        ahead.add(new Entry(key.substring(0, slash), EntryType.DIRECTORY, 0, Entry.NO_TIME));
      }
    }
    directory = key.substring(0, key.lastIndexOf('/') + 1);
    if (!entry.isDirectory()) {
      ahead.add(entry);
    }
  }

  @Override
  public void close() {
    walk.close();
  }
}
