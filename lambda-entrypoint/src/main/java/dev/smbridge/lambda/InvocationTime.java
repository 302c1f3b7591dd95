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
  private static final Duration MARGIN = Duration.ofMillis(1500);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  static InvocationTime of(Context context) {
    var remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    var margin = min(MARGIN, remaining.dividedBy(4));
    return new InvocationTime(
        Deadline.within(remaining.minus(margin), LONGEST_WAIT), margin.dividedBy(2));
  }

  /** The longest that one piece of work is waited for. */
  Duration limit() {
    return deadline.remaining().plus(grace);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
