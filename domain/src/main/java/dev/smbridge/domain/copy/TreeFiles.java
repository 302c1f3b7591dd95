package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Hands the files of a walk to workers, one at a time. Safe from many threads: while one of them
 * waits for the server, an interrupt ends the wait of the others for their turn.
 */
final class TreeFiles {
  private final Listing walk;
  private final Predicate<Entry> takingPart;
  private final ReentrantLock walking = new ReentrantLock();
  private volatile boolean finished;
  private boolean broken;

  TreeFiles(Listing walk, Predicate<Entry> takingPart) {
    this.walk = walk;
    this.takingPart = takingPart;
  }

  /** The next file that takes part, or empty at the end. */
  Optional<Entry> next() throws FileFailure {
    try {
      walking.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the copy was interrupted").causedBy(e);
    }
    try {
      return advance();
    } finally {
      walking.unlock();
    }
  }

  /** Whether the walk itself has said that there are no more. */
  boolean isFinished() {
    return finished;
  }

  /** A walk that failed is not asked again: what it would say then is no end of the tree. */
  private Optional<Entry> advance() throws FileFailure {
    if (broken) {
      return Optional.empty();
    }
    broken = true;
    var entry = walk.next();
    while (entry.isPresent() && !takingPart.test(entry.get())) {
      entry = walk.next();
    }
    broken = false;
    if (entry.isEmpty()) {
      finished = true;
    }
    return entry;
  }
}
