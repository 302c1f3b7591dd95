package dev.smbridge.adapter.smbj.crypto;

import java.security.Provider;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The native provider, loaded on a thread of its own when asked, or once so many bytes went through
 * the JDK's that the load pays. It is used only after it gave the known answers; where it cannot be
 * loaded, the reason is kept.
 */
final class NativeCrypto {
  /** About the work that takes the uncompiled JDK as long as the load. */
  private static final long LOAD_AFTER_BYTES = 256 * 1024;

  private final Supplier<Provider> loader;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicLong processedBytes = new AtomicLong();
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
    if (!asked.get() && processedBytes.addAndGet(bytes) > LOAD_AFTER_BYTES) {
      startLoading();
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
    }
  }
}
