package dev.smbridge.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/**
 * How much of an invocation is left for work: its remaining time less a margin to answer in.
 *
 * @param deadline the end of the work
 * @param grace how much longer work that does not end is waited for: half of the margin
 */
record InvocationTime(Deadline deadline, Duration grace) {
  /** What it takes to close what is open and to answer. */
  private static final long MARGIN_MILLIS = 1500;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  static InvocationTime of(Context context) {
    // A Duration divides by way of BigDecimal, which a cold start need not load.
    var remainingMillis = context.getRemainingTimeInMillis();
    var marginMillis = Math.min(MARGIN_MILLIS, remainingMillis / 4);
    return new InvocationTime(
        Deadline.within(Duration.ofMillis(remainingMillis - marginMillis), LONGEST_WAIT),
        Duration.ofMillis(marginMillis / 2));
  }

  /** The longest that one piece of work is waited for. */
  Duration limit() {
    return deadline.remaining().plus(grace);
  }
}
