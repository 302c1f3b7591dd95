package dev.smbridge.adapter.aws;

import dev.smbridge.adapter.nativecrypto.CorrettoProvider;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * AES-GCM in native code for TLS. JSSE asks the process's providers for it, so it is registered
 * there, before the JDK's; a connection keeps the cipher that it began with. It is loaded on a
 * thread of its own, and only once so much is to be moved that it pays: a small call never waits
 * for it. Where it does not load, the JDK's serves.
 */
public final class NativeTls {
  /** What the uncompiled JDK takes as long for as loading takes. */
  private static final long WORTH_LOADING_BYTES = 4 << 20;

  /** What the uncompiled JDK moves in a millisecond: it is not waited longer than it would take. */
  private static final long JDK_BYTES_PER_MILLI = 25_000;

  private static final long LONGEST_WAIT_MILLIS = 5000;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicLong movedBytes = new AtomicLong();
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile boolean ready;

  /** Loads nothing yet. */
  public NativeTls() {}

  /** Whether new connections have the native cipher. */
  boolean isReady() {
    return ready;
  }

  /** Loads it now, and waits for it: before a snapshot is taken. */
  public void prepare() {
    startLoading();
    await(LONGEST_WAIT_MILLIS);
  }

  /** Whether the native cipher is not there yet and would pay for so much, if it loads at all. */
  public boolean wouldPay(long bytes) {
    return !ready && decided.getCount() > 0 && bytes >= WORTH_LOADING_BYTES;
  }

  /**
   * So much is about to be moved, in whatever pieces: waits for the native cipher where that pays.
   */
  public void expect(long bytes) {
    if (wouldPay(bytes)) {
      startLoading();
      await(Math.min(bytes / JDK_BYTES_PER_MILLI, LONGEST_WAIT_MILLIS));
    }
  }

  /** So much was moved by itself: starts to load where more of it will pay. */
  public void moved(long bytes) {
    if (!asked.get() && movedBytes.addAndGet(bytes) >= WORTH_LOADING_BYTES) {
      startLoading();
    }
  }

  private void startLoading() {
    if (!asked.getAndSet(true)) {
      Thread.ofPlatform().daemon().name("native-tls-loader").start(this::load);
    }
  }

  private void await(long millis) {
    try {
      var _ = decided.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void load() {
    try {
      ready = register(CorrettoProvider.load());
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      // The JDK's cipher serves, slower.
      ready = false;
    } finally {
      decided.countDown();
    }
  }

  private static boolean register(Provider library) throws GeneralSecurityException {
    var services = new NativeServices(library);
    GcmKnownAnswer.check(services);
    return Security.insertProviderAt(services, 1) > 0
        || Security.getProvider(services.getName()) != null;
  }
}
