package dev.smbridge.domain.copy;

import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to which path all of a tree is done, while several files are under way and end in any order,
 * and whether there is time for more. Safe from many threads.
 */
final class TreeProgress {
  private static final int SHARE_OF_TIME = 10;
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(15);

  private final String begun;
  private final Deadline deadline;
  private final Duration reserve;
  private final Map<String, Boolean> underWay = new LinkedHashMap<>();
  private String passed;
  private boolean stopped;

  /** Begins behind a path; the last tenth of the time is kept for what is under way. */
  TreeProgress(String after, Deadline deadline) {
    this.begun = after;
    this.passed = after;
    this.deadline = deadline;
    var share = deadline.remaining().dividedBy(SHARE_OF_TIME);
    this.reserve = share.compareTo(LONGEST_RESERVE) < 0 ? share : LONGEST_RESERVE;
  }

  /** Nothing is left to do at a path, in the order of the walk. */
  synchronized void walked(String key) {
    if (underWay.isEmpty()) {
      passed = key;
    }
  }

  /** Something is done at a path from now on, in the order of the walk. */
  synchronized void begins(String key) {
    underWay.put(key, false);
  }

  /** What began at a path has ended, be it in a failure. */
  synchronized void ended(String key) {
    underWay.put(key, true);
    var entries = underWay.entrySet().iterator();
    while (entries.hasNext()) {
      var first = entries.next();
      if (!first.getValue()) {
        return;
      }
      passed = first.getKey();
      entries.remove();
    }
  }

  /** Whether no more is to be begun, for the time is nearly over. */
  synchronized boolean mustStop() {
    stopped |= deadline.remaining().compareTo(reserve) <= 0;
    return stopped;
  }

  synchronized void stop() {
    stopped = true;
  }

  synchronized boolean hasStopped() {
    return stopped;
  }

  /** Up to where all is done; null where that is nowhere further than at the beginning. */
  synchronized @Nullable String passed() {
    return passed.equals(begun) ? null : passed;
  }
}
