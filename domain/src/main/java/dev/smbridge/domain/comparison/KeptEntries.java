package dev.smbridge.domain.comparison;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are put aside, to be read once in the order in which they came, in bounded memory.
 */
public final class KeptEntries implements Listing {
  private final int most;
  private final List<EntryFile> files = new ArrayList<>();
  private List<Entry> inMemory = new ArrayList<>();
  private long count;
  private int file;
  private @Nullable Iterator<Entry> rest;

  /** Keeps nothing yet. */
  public KeptEntries() {
    this(OrderedDirectory.MOST_IN_MEMORY);
  }

  KeptEntries(int most) {
    this.most = most;
  }

  /** Puts an entry aside; not after the first was read. */
  public void add(Entry entry) throws FileFailure {
    inMemory.add(entry);
    count++;
    if (inMemory.size() == most) {
      files.add(EntryFile.of(inMemory));
      inMemory = new ArrayList<>();
    }
  }

  /** How many were put aside. */
  public long count() {
    return count;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (file < files.size()) {
      var entry = files.get(file).next();
      if (entry.isPresent()) {
        return entry;
      }
      file++;
    }
    if (rest == null) {
      rest = inMemory.iterator();
    }
    return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
  }

  @Override
  public void close() {
    files.forEach(EntryFile::close);
  }
}
