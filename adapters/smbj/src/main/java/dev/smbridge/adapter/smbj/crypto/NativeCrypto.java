package dev.smbridge.adapter.smbj.crypto;

import java.security.Provider;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The native provider, loaded on a thread of its own once so many bytes went through the JDK's that
 * the load pays. It is used only after it gave the known answers; where it cannot be loaded, the
 * reason is kept.
 */
final class NativeCrypto {
  /** About the work that takes the uncompiled JDK as long as the load. */
  private static final long LOAD_AFTER_BYTES = 1536 * 1024;

  /** A message so large is part of a bulk: after the first bytes it waits for the load. */
  private static final int BULK_BYTES = 256 * 1024;

  /**
   * What the JDK's does of smaller messages meanwhile; more of it would be compiled at great cost,
   * and never be used.
   */
  private static final long WAIT_AFTER_BYTES = 3 * 1024 * 1024;

  private static final long LONGEST_WAIT_MILLIS = 1000;

  private final Supplier<Provider> loader;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicLong processedBytes = new AtomicLong();
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile @Nullable Provider provider;
  private volatile @Nullable String refusal;

  NativeCrypto(Supplier<Provider> loader) {
    this.loader = loader;
  }

  /** Starts loading, unless that was asked before; answers at once. */
  void startLoading() {
    if (!asked.getAndSet(true)) {
      Thread.ofPlatform().daemon().name("native-crypto-loader").start(this::load);
    }
  }

  /** Counts bytes of messages, and starts loading where they have become many. */
  void processed(int bytes) {
    if (decided.getCount() == 0) {
      return;
    }
    long total = processedBytes.addAndGet(bytes);
    if (total > LOAD_AFTER_BYTES) {
      startLoading();
    }
    if (total > (bytes < BULK_BYTES ? WAIT_AFTER_BYTES : LOAD_AFTER_BYTES)) {
      await();
    }
  }

  /** Waits until the load has ended one way or the other, or has taken too long. */
  void await() {
    try {
      boolean ended = decided.await(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
      if (!ended) {
        processedBytes.set(Long.MIN_VALUE); // no caller waits again
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The provider, once it is loaded and has given the known answers. */
  @Nullable Provider loaded() {
    return provider;
  }

  /** What to tell an operator, a clause such as {@code … 2.5.0 (native)}. */
  String description() {
    Provider loaded = provider;
    if (loaded != null) {
      return loaded.getName() + " " + loaded.getVersionStr() + " (native)";
    }
    Provider jdk = KnownAnswers.jdkProvider();
    return jdk.getName() + " " + jdk.getVersionStr() + " (" + whyNotNative() + ")";
  }

  private String whyNotNative() {
    String refused = refusal;
    if (refused != null) {
      return "native code is not in use: " + refused;
    }
    return asked.get() ? "native code is being loaded" : "native code is loaded before bulk";
  }

  private void load() {
    try {
      Provider loaded = loader.get();
      KnownAnswers.check(new AesSource(loaded));
      provider = loaded;
    } catch (Exception | LinkageError e) { // a library for another system is a LinkageError
      refusal = e.getMessage() == null ? e.toString() : e.getMessage();
    } finally {
      decided.countDown();
    }
  }
}
