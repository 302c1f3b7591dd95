package dev.smbridge.adapter.smbj.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends every wait that goes past its end, by closing the socket: one thread for all connections,
 * which is there only while there are any. It is what frees a caller that hangs in the socket, and
 * cannot look at a clock itself.
 */
public final class Watchdog {
  private static final long ROUND_MILLIS = 50;

  private final Set<Slots> watched = ConcurrentHashMap.newKeySet();
  private @Nullable Thread thread;

  synchronized void watch(Slots slots) {
    watched.add(slots);
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("smb-deadlines").start(this::run);
    }
  }

  void leave(Slots slots) {
    watched.remove(slots);
  }

  private void run() {
    while (!isDone()) {
      try {
        Thread.sleep(ROUND_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      var now = System.nanoTime();
      watched.forEach(slots -> slots.endOverdue(now));
    }
  }

  private synchronized boolean isDone() {
    if (watched.isEmpty()) {
      thread = null;
      return true;
    }
    return false;
  }
}
