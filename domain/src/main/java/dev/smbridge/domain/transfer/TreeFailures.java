package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * What failed in a tree while the rest went on: the observer gets every failure, and the first are
 * kept for the result. Safe from many threads.
 */
public final class TreeFailures {
  /** How many failures are kept. */
  public static final int KEPT = 20;

  private final Observer observer;
  private final List<FileFailure> kept = new ArrayList<>();
  private long count;

  public TreeFailures(Observer observer) {
    this.observer = observer;
  }

  /** Counts the failure of one entry. */
  public synchronized void add(FileFailure failure) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(failure);
    }
    observer.failed(failure);
  }

  /** Forgets what failed, where all of it is tried again. */
  public synchronized void clear() {
    count = 0;
    kept.clear();
  }

  public synchronized long count() {
    return count;
  }

  /** The first failures, in order. */
  public synchronized List<FileFailure> first() {
    return List.copyOf(kept);
  }
}
