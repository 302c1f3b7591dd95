package dev.smbridge.adapter.smbj.wire;

import java.time.Duration;
import java.util.concurrent.locks.Condition;

/**
 * How long a caller waits for an answer, and whether an interrupt ends that. Where it does not, the
 * interrupt is kept for when the wait is over. For one thread.
 */
final class Patience implements AutoCloseable {
  private final long endNanos;
  private final boolean interruptible;
  private final boolean gentle;
  private boolean interrupted;

  Patience(Duration limit, boolean interruptible) {
    this(System.nanoTime() + limit.toNanos(), interruptible, false);
  }

  private Patience(long endNanos, boolean interruptible, boolean gentle) {
    this.endNanos = endNanos;
    this.interruptible = interruptible;
    this.gentle = gentle;
  }

  /** For a part of the wait, after whose end the connection is not given up. */
  Patience gentlyFor(Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    return new Patience(end - endNanos < 0 ? end : endNanos, interruptible, true);
  }

  /** Whether the connection is still trusted once this is over. */
  boolean isGentle() {
    return gentle;
  }

  /** By {@link System#nanoTime}. */
  long endNanos() {
    return endNanos;
  }

  boolean isOver() {
    return endNanos - System.nanoTime() <= 0;
  }

  /** Waits until a signal, the end, or an interrupt, which {@link #heedInterrupt} then sees. */
  @SuppressWarnings("WaitNotInLoop") // the caller's loop
  void await(Condition signal) {
    try {
      var _ = signal.awaitNanos(endNanos - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the wait, where an interrupt may, or forgets the interrupt until it is over. */
  void heedInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      if (interruptible) {
        throw new InterruptedException();
      }
      interrupted = true;
    }
  }

  @Override
  public void close() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
