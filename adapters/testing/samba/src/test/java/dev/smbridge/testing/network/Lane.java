package dev.smbridge.testing.network;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** What all connections of a proxy share in one direction. */
final class Lane {
  private static final long NO_CUT = Long.MAX_VALUE;

  final Recording recording = new Recording();
  private final AtomicLong delayNanos = new AtomicLong();
  private final AtomicLong bytesLeft = new AtomicLong(NO_CUT);
  private volatile UnaryOperator<byte[]> change = UnaryOperator.identity();

  void delay(Duration delay) {
    delayNanos.set(delay.toNanos());
  }

  /** When what is read now is due on the other side, in nanoseconds of the system's timer. */
  long dueNanos() {
    return System.nanoTime() + delayNanos.get();
  }

  void cutAfter(long bytes) {
    bytesLeft.set(bytes);
  }

  void rewrite(UnaryOperator<byte[]> change) {
    this.change = change;
  }

  UnaryOperator<byte[]> change() {
    return change;
  }

  /** Forgets all that was asked for and recorded. */
  void reset() {
    delay(Duration.ZERO);
    cutAfter(NO_CUT);
    rewrite(UnaryOperator.identity());
    recording.clear();
  }

  /** How many of these bytes may still pass; fewer than there are means: then cut. */
  int grant(int wanted) {
    if (bytesLeft.get() == NO_CUT) {
      return wanted;
    }
    long before = bytesLeft.getAndUpdate(bytes -> Math.max(0, bytes - wanted));
    int granted = (int) Math.min(before, wanted);
    if (granted < wanted) {
      bytesLeft.set(NO_CUT); // One connection is cut, the next one lives.
    }
    return granted;
  }
}
