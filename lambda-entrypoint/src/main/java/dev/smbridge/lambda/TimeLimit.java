package dev.smbridge.lambda;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Result;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does work on a thread of its own, so that the invocation answers in time even where the work is
 * late: a server that fell silent is not waited for while its handles are closed.
 */
final class TimeLimit {
  private TimeLimit() {}

  /**
   * Waits for the work. Late work is interrupted, so that it lets go of what it holds by itself: a
   * connection that it kept would be missing in the next invocation.
   *
   * @throws FileFailure {@code DEADLINE}, its effect unknown, when the limit passed
   */
  static Result perform(Callable<Result> work, Duration limit) throws FileFailure {
    var task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("operation").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      task.cancel(true);
      throw new FileFailure(
              FailureKind.DEADLINE, "it was not done when the invocation's time was nearly over")
          .withEffect(Effect.UNKNOWN);
    } catch (ExecutionException e) {
      throw new FileFailure(FailureKind.OTHER, "it ended unexpectedly")
          .withEffect(Effect.UNKNOWN)
          .causedBy(e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the invocation was interrupted")
          .withEffect(Effect.UNKNOWN)
          .causedBy(e);
    }
  }
}
