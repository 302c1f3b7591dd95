package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.HashSet;
import java.util.Set;

/**
 * Files of a tree that are copied at this moment, so that two names that a server may take for one
 * are copied one after the other: the second then meets the first. Safe from many threads.
 */
final class NamesUnderWay {
  private final Set<String> folded = new HashSet<>();

  /** The right to copy to a name, until it is closed. */
  interface Claim extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits until no other file of such a name is under way. */
  synchronized Claim claim(String path) throws FileFailure {
    var name = LetterCase.fold(path);
    try {
      while (!folded.add(name)) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the copy was interrupted").causedBy(e);
    }
    return () -> release(name);
  }

  private synchronized void release(String name) {
    folded.remove(name);
    notifyAll();
  }
}
