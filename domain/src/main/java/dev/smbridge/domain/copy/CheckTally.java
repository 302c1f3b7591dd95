package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.Difference;
import dev.smbridge.domain.comparison.TreePair;
import dev.smbridge.domain.transfer.Observer;

/** The differences that were found so far. Safe from many threads. */
final class CheckTally {
  private final Observer observer;
  private long alike;
  private long missing;
  private long extra;
  private long different;

  CheckTally(Observer observer) {
    this.observer = observer;
  }

  synchronized void alike() {
    alike++;
  }

  synchronized void differs(TreePair pair, Difference why) {
    switch (why) {
      case MISSING -> missing++;
      case EXTRA -> extra++;
      case SIZE, TIME, CONTENT, TYPE -> different++;
    }
    observer.differs(pair, why);
  }

  synchronized CheckSummary summary(TreeSummary walked) {
    return new CheckSummary(
        alike,
        missing,
        extra,
        different,
        walked.failed(),
        walked.failures(),
        walked.next(),
        walked.ended());
  }
}
