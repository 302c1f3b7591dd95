package dev.smbridge.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/** How much of an invocation is left for work: its remaining time less a margin to answer in. */
final class InvocationTime {
  /** What it takes to close what is open and to answer. */
  private static final Duration MARGIN = Duration.ofMillis(1500);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private InvocationTime() {}

  static Deadline of(Context context) {
    var remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    var margin = min(MARGIN, remaining.dividedBy(4));
    return Deadline.within(remaining.minus(margin), LONGEST_WAIT);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
