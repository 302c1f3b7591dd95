package dev.smbridge.testing.kerberos;

import dev.smbridge.testing.samba.PrivateDomain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A second live domain, which starts while other tests run. */
final class AnotherRealm {
  private static final String REALM = "OTHER.EXAMPLE.TEST";
  private static final AtomicReference<@Nullable CompletableFuture<PrivateDomain>> STARTING =
      new AtomicReference<>();

  private AnotherRealm() {}

  static void start() {
    STARTING.set(
        CompletableFuture.supplyAsync(
            () -> PrivateDomain.start(REALM), task -> Thread.ofPlatform().start(task)));
  }

  /** The domain, once it is there. */
  static PrivateDomain domain() {
    var starting = STARTING.get();
    if (starting == null) {
      throw new IllegalStateException("the other realm was not started");
    }
    return starting.join();
  }

  static void stop() {
    var starting = STARTING.getAndSet(null);
    if (starting != null) {
      starting.join().close();
    }
  }
}
