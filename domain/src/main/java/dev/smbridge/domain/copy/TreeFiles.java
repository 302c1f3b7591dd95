package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;
import java.util.function.Predicate;

/** Hands the files of a walk to workers, one at a time. Safe from many threads. */
final class TreeFiles {
  private final Listing walk;
  private final Predicate<Entry> takingPart;
  private boolean finished;

  TreeFiles(Listing walk, Predicate<Entry> takingPart) {
    this.walk = walk;
    this.takingPart = takingPart;
  }

  /** The next file that takes part, or empty at the end. */
  synchronized Optional<Entry> next() throws FileFailure {
    var entry = walk.next();
    while (entry.isPresent() && !takingPart.test(entry.get())) {
      entry = walk.next();
    }
    finished |= entry.isEmpty();
    return entry;
  }

  /** Whether the walk itself has said that there are no more. */
  synchronized boolean isFinished() {
    return finished;
  }
}
