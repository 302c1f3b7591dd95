package dev.smbridge.domain.comparison;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Times of two sides, compared as exactly as the coarser side holds them. A time without a fraction
 * is taken for one of a side that keeps whole seconds; all others are kept to 100 nanoseconds at
 * least, as SMB has them ([MS-DTYP] 2.3.3), or to a microsecond, as some file systems do.
 */
public final class ChangeTimes {
  private static final Duration FINE = Duration.ofNanos(1_000);
  private static final Duration WHOLE = Duration.ofSeconds(1);

  private ChangeTimes() {}

  /** Whether both may be the same moment. */
  public static boolean alike(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(resolution(one, other)) < 0;
  }

  /** Whether the first is surely later. */
  public static boolean later(Instant one, Instant other) {
    return one.isAfter(other) && !alike(one, other);
  }

  private static Duration resolution(Instant one, Instant other) {
    return isWhole(one) || isWhole(other) ? WHOLE : FINE;
  }

  private static boolean isWhole(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }
}
