package dev.smbridge.adapter.aws.http;

import dev.smbridge.adapter.nativecrypto.CorrettoProvider;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Native cryptography for TLS, registered before the JDK's, since JSSE takes ciphers from the
 * process's providers alone. A connection keeps the cipher that it began with. Loading takes some
 * 150 ms, so it happens on a thread of its own, once enough is to be moved that it pays; a small
 * call never waits for it. Where it does not load, the JDK's own ciphers serve.
 */
public final class NativeTls {
  /** From here on loading takes less time than it saves. */
  private static final long WORTH_LOADING_BYTES = 4 << 20;

  /** What the JDK's cipher moves before it is compiled: a wait never takes longer than that. */
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

  /** Loads it and waits until that is done: for the time before a snapshot. */
  public void prepare() {
    startLoading();
    await(LONGEST_WAIT_MILLIS);
  }

  /** Whether it pays to load the native cipher for so many bytes, and that was not tried yet. */
  public boolean wouldPay(long bytes) {
    return !ready && decided.getCount() > 0 && bytes >= WORTH_LOADING_BYTES;
  }

  /** Announces that so many bytes will be moved; waits for the native cipher where that pays. */
  public void expect(long bytes) {
    if (wouldPay(bytes)) {
      startLoading();
      await(Math.min(bytes / JDK_BYTES_PER_MILLI, LONGEST_WAIT_MILLIS));
    }
  }

  /** Counts what was moved in small pieces; begins to load once their sum pays. Never waits. */
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
