package dev.smbridge.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Ends an interrupted command in order: what it began is discarded, for so long at most. The
 * virtual machine then exits with 130 by itself.
 */
final class Interruption {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Interruption() {}

  static int guarding(IntSupplier command) {
    var working = Thread.currentThread();
    var done = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (done.getCount() > 0) {
                    working.interrupt();
                    await(done);
                  }
                },
                "interruption"));
    try {
      return command.getAsInt();
    } finally {
      done.countDown();
    }
  }

  /** The thread itself may not end: where it exits, it waits for the end that has begun. */
  private static void await(CountDownLatch done) {
    try {
      var _ = done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
