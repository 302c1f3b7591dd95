package dev.smbridge.adapter.smbj.crypto;

import dev.smbridge.adapter.nativecrypto.CorrettoProvider;
import java.security.Provider;
import java.util.function.Supplier;

/** Sources of AES for tests: the JDK's alone, and the native one, loaded. */
final class Sources {
  private static final long LOAD_LIMIT_MILLIS = 30_000;

  private Sources() {}

  static AesSources jdk() {
    return new AesSources(
        new NativeCrypto(() -> {
          throw new IllegalStateException("no native code in this test");
        }));
  }

  static AesSources nativeCode() {
    return new AesSources(loaded(CorrettoProvider::load));
  }

  /** Native cryptography that has finished loading, well or not. */
  static NativeCrypto loaded(Supplier<Provider> loader) {
    NativeCrypto crypto = new NativeCrypto(loader);
    crypto.startLoading();
    await(crypto);
    return crypto;
  }

  /** Waits until the load has ended, well or not. */
  static void await(NativeCrypto crypto) {
    long limit = System.currentTimeMillis() + LOAD_LIMIT_MILLIS;
    while (crypto.description().contains("is being loaded")) {
      if (System.currentTimeMillis() > limit) {
        throw new IllegalStateException("The native library did not load in time.");
      }
      Thread.onSpinWait();
    }
  }
}
