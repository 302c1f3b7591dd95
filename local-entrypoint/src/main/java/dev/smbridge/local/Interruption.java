package dev.smbridge.local;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Ends an interrupted command in order: what it began is discarded, for so long at most. The
 * virtual machine then exits with 130 by itself.
 */
final class Interruption {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Interruption() {}

  static int guarding(IntSupplier command) {
    var working = Thread.currentThread();
    var done = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!done.get()) {
                    working.interrupt();
                    join(working);
                  }
                },
                "interruption"));
    try {
      return command.getAsInt();
    } finally {
      done.set(true);
    }
  }

  private static void join(Thread working) {
    try {
      working.join(PATIENCE);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
