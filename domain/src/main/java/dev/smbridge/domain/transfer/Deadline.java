package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When the caller's time is over, and how long one answer may take. It travels with every operation
 * and nothing waits past it.
 */
public final class Deadline {
  private static final Duration UNENDING = Duration.ofDays(3650);
  private static final Duration LEAST_TO_LET_GO = Duration.ofSeconds(1);
  private static final Duration MOST_TO_LET_GO = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final long endNanos;
  private final Duration longestWait;

  Deadline(LongSupplier nanoTime, Duration total, Duration longestWait) {
    this.nanoTime = nanoTime;
    this.endNanos = nanoTime.getAsLong() + total.toNanos();
    this.longestWait = longestWait;
  }

  /** Ends {@code total} from now; one answer may take {@code longestWait} of it. */
  public static Deadline within(Duration total, Duration longestWait) {
    return new Deadline(System::nanoTime, total, longestWait);
  }

  /** Has no end; one answer may take {@code longestWait}. */
  public static Deadline patient(Duration longestWait) {
    return within(UNENDING, longestWait);
  }

  /** The same end, with one answer taking no longer than {@code limit}. */
  public Deadline waitingAtMost(Duration limit) {
    var shorter = limit.compareTo(longestWait) < 0 ? limit : longestWait;
    return new Deadline(nanoTime, remaining(), shorter);
  }

  /**
   * For letting go of what was opened, which is worth a second even where nothing is left, and at
   * the most what one answer may take, or a few seconds.
   */
  public Deadline lettingGo() {
    var remaining = remaining();
    var total = longer(remaining, LEAST_TO_LET_GO);
    return new Deadline(nanoTime, total, longer(longestWait, LEAST_TO_LET_GO))
        .waitingAtMost(MOST_TO_LET_GO);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** What is left; zero once it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, endNanos - nanoTime.getAsLong()));
  }

  public boolean passed() {
    return endNanos - nanoTime.getAsLong() <= 0;
  }

  /** Whether it passed at least so long ago. */
  public boolean passedBy(Duration time) {
    return nanoTime.getAsLong() - endNanos >= time.toNanos();
  }

  /**
   * The longest that the next answer may be waited for, always positive.
   *
   * @throws FileFailure {@link FailureKind#DEADLINE} once nothing is left
   */
  public Duration nextWait() throws FileFailure {
    var remaining = remaining();
    if (remaining.isZero()) {
      throw new FileFailure(FailureKind.DEADLINE, "the time for this operation is over");
    }
    return remaining.compareTo(longestWait) < 0 ? remaining : longestWait;
  }
}
