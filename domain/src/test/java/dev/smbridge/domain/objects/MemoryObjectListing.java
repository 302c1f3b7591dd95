package dev.smbridge.domain.objects;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The entries of a {@link MemoryObjectStore}. */
final class MemoryObjectListing implements Listing {
  private final MemoryObjectStore store;
  private final ObjectKey directory;
  private final Deadline deadline;
  private final Iterator<Entry> entries;

  MemoryObjectListing(
      MemoryObjectStore store, ObjectKey directory, Deadline deadline, List<Entry> entries) {
    this.store = store;
    this.directory = directory;
    this.deadline = deadline;
    this.entries = entries.iterator();
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    store.requireOpen(this);
    store.begin(ObjectCall.NEXT, directory, deadline);
    return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
  }

  @Override
  public void close() {
    store.closed(this);
  }

  @Override
  public String toString() {
    return "listing of " + directory;
  }
}
