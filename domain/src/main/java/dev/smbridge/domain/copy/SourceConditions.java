package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * When a source is ready to be copied.
 *
 * @param settled whether a file that another client has open for writing is refused as {@code
 *     LOCKED}
 * @param minAge how long ago the last change of a file that was named by itself must be; zero for
 *     any
 * @param ifMissing what it means when there is no file
 * @param content which content is meant; another one is {@code CHANGED}, or, for an event, as
 *     missing as a file that is gone
 */
public record SourceConditions(
    boolean settled, Duration minAge, IfMissing ifMissing, Predicate<Version> content) {

  /** What it means that a source is no file by the time it is looked at. */
  public enum IfMissing {
    /** The request named it: a failure. */
    FAIL,
    /** An event named it, and it was renamed, deleted or replaced by a directory since. */
    NOTHING_TO_DO
  }

  private static boolean isAny(Version ignored) {
    return true;
  }

  /** Takes any content. */
  public SourceConditions(boolean settled, Duration minAge, IfMissing ifMissing) {
    this(settled, minAge, ifMissing, SourceConditions::isAny);
  }

  /** Takes a file as it is. */
  public static final SourceConditions NONE =
      new SourceConditions(false, Duration.ZERO, IfMissing.FAIL, SourceConditions::isAny);

  /** For an event: a source that is no file any more is nothing to do. */
  public static final SourceConditions OF_EVENT =
      new SourceConditions(false, Duration.ZERO, IfMissing.NOTHING_TO_DO, SourceConditions::isAny);

  /** The same, refusing what another client has open for writing. */
  public SourceConditions whenSettled() {
    return new SourceConditions(true, minAge, ifMissing, content);
  }

  /** The same, for files whose last change is at least so long ago. */
  public SourceConditions atLeast(Duration age) {
    return new SourceConditions(settled, age, ifMissing, content);
  }

  /** The same, taking one content alone. */
  public SourceConditions only(Predicate<Version> wanted) {
    return new SourceConditions(settled, minAge, ifMissing, wanted);
  }

  private boolean isOldEnough(Entry source, Instant now) {
    return minAge.isZero() || !source.modified().plus(minAge).isAfter(now);
  }

  /**
   * Insists on the age of a file that was named by itself.
   *
   * @throws FileFailure {@code LOCKED} when it changed too recently
   */
  public void requireOldEnough(Entry source, Instant now) throws FileFailure {
    if (!isOldEnough(source, now)) {
      throw new FileFailure(
          FailureKind.LOCKED,
          "it changed at "
              + source.modified()
              + ", less than "
              + minAge.toSeconds()
              + " s ago: copy it later, or ask for a smaller minimum age");
    }
  }

  /** Whether a source that is no file by now is nothing to do. */
  public boolean toleratesMissing() {
    return ifMissing == IfMissing.NOTHING_TO_DO;
  }
}
