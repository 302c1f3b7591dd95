package dev.smbridge.adapter.smb;

import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Waits for a call of a library no longer than a limit. A library blocks where it cannot be made to
 * stop: in the socket, in its locks, in the resolver. So it runs on another thread, which comes
 * free once the caller has closed the socket. That is no virtual one: a wait with a limit costs
 * those two more handovers, which is a third of what a small file takes.
 */
public final class BoundedCall {
  private static final long KEPT_SECONDS = 5;

  /** Kept a while for the next call: there is one for each message. */
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          KEPT_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("bounded-call-", 1).factory());

  private BoundedCall() {}

  /** Waits until the answer, the limit, or an interrupt. */
  public static <T> T interruptibly(Duration limit, Callable<T> call)
      throws ExecutionException, TimeoutException, InterruptedException {
    return start(call).get(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits until the answer or the limit; an interrupt meanwhile is kept for later. */
  public static <T> T within(Duration limit, Callable<T> call)
      throws ExecutionException, TimeoutException {
    var task = start(call);
    var end = System.nanoTime() + limit.toNanos();
    var interrupted = false;
    try {
      while (true) {
        try {
          return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits until the answer, the deadline, or an interrupt, as long as the other side shows
   * meanwhile that it lives.
   *
   * @param silence how long it is waited for before {@code alive} is asked, again and again
   */
  public static <T> T whileAlive(
      Duration silence, Deadline deadline, BooleanSupplier alive, Callable<T> call)
      throws ExecutionException, TimeoutException, InterruptedException {
    var task = start(call);
    while (true) {
      try {
        var wait = Math.min(silence.toNanos(), deadline.remaining().toNanos());
        return task.get(wait, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (deadline.passed() || !alive.getAsBoolean()) {
          throw e;
        }
      }
    }
  }

  private static <T> FutureTask<T> start(Callable<T> call) {
    var task = new FutureTask<>(call);
    THREADS.execute(task);
    return task;
  }
}
