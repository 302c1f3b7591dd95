package dev.smbridge.domain.transfer;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.concurrent.TimeUnit;

/**
 * How many bytes may move a second, for all transfers that share it together. Safe from many
 * threads: each reserves the time that its bytes take, and waits for its turn.
 */
public final class ByteRate {
  /** As fast as it goes. */
  public static final ByteRate UNLIMITED = new ByteRate(Long.MAX_VALUE);

  /** How many reads a second a limited transfer is made of, so that it goes evenly. */
  private static final int READS_A_SECOND = 8;

  private static final int LEAST_READ_BYTES = 4096;

  private final long bytesPerSecond;
  private long freeNanos;

  private ByteRate(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
    this.freeNanos = System.nanoTime();
  }

  /**
   * A limit.
   *
   * @param bytesPerSecond at least 1
   */
  public static ByteRate of(long bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("a rate is at least one byte a second");
    }
    return new ByteRate(bytesPerSecond);
  }

  /** The same content, read no faster than this allows. */
  public Content limiting(Content content, Deadline deadline) {
    return this == UNLIMITED ? content : new LimitedContent(content, this, deadline);
  }

  /** The most that is read at once of what a transfer wants to read. */
  int readBytes(int wanted) {
    return (int) Math.min(wanted, Math.max(bytesPerSecond / READS_A_SECOND, LEAST_READ_BYTES));
  }

  /**
   * Returns once {@code bytes} may move.
   *
   * @throws FileFailure {@code DEADLINE} where the time of the operation is over first
   */
  void await(int bytes, Deadline deadline) throws FileFailure {
    var wait = reserve(bytes);
    try {
      while (wait > 0) {
        var most = deadline.nextWait().toNanos();
        TimeUnit.NANOSECONDS.sleep(Math.min(wait, most));
        wait -= most;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the transfer was interrupted").causedBy(e);
    }
  }

  /** How many nanoseconds from now its turn is. */
  private synchronized long reserve(int bytes) {
    var now = System.nanoTime();
    var start = Math.max(freeNanos - now, 0);
    freeNanos = now + start + Math.round((double) bytes / bytesPerSecond * 1e9);
    return start;
  }
}
