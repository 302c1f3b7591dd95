package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/** A wait for other threads with one limit for all of it, however often it is woken up. */
final class BoundedWait {
  private final Duration limit;
  private final long endNanos;

  /** Begins now, and takes no longer than one answer of a server may. */
  BoundedWait(Deadline deadline) throws FileFailure {
    limit = deadline.nextWait();
    endNanos = System.nanoTime() + limit.toNanos();
  }

  /**
   * Waits to be notified.
   *
   * @param monitor held by the caller, who looks again afterwards
   * @param longest when to look again in any case
   * @param over what to say once the limit has passed
   * @throws FileFailure {@code DEADLINE}; {@code OTHER} when interrupted
   */
  @SuppressWarnings("WaitNotInLoop") // the callers' loops look at what they wait for
  void on(Object monitor, Duration longest, String over) throws FileFailure {
    var left = endNanos - System.nanoTime();
    if (left <= 0) {
      throw new FileFailure(FailureKind.DEADLINE, over + " for " + limit.toMillis() + " ms");
    }
    try {
      monitor.wait(Math.max(1, Math.min(left, longest.toNanos()) / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the wait for a connection was interrupted")
          .causedBy(e);
    }
  }
}
