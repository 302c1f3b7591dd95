package dev.smbridge.domain.comparison;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import java.util.Optional;

/** What counts as a difference between two entries of one path. */
public enum Comparison {
  /** The size. */
  SIZE,
  /** The size, and the time of the last change as exactly as both sides can hold it. */
  SIZE_TIME,
  /** The size, and the SHA-256 of the content, for which both are read. */
  SHA256;

  /** Whether the bytes of two files that entries cannot tell apart have to be read. */
  public boolean readsContent() {
    return this == SHA256;
  }

  /**
   * Why two entries differ, as far as entries can say; times in them are those that a copy keeps.
   */
  public Optional<Difference> difference(Entry from, Entry to) {
    if (from.type() != to.type()) {
      return Optional.of(Difference.TYPE);
    }
    if (from.type() != EntryType.FILE) {
      return Optional.empty();
    }
    if (from.sizeBytes() != to.sizeBytes()) {
      return Optional.of(Difference.SIZE);
    }
    return this == SIZE_TIME && !ChangeTimes.alike(from.modified(), to.modified())
        ? Optional.of(Difference.TIME)
        : Optional.empty();
  }
}
