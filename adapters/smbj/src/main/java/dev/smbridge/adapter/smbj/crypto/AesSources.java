package dev.smbridge.adapter.smbj.crypto;

import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, message by message, where AES comes from. The JDK's serves at once but is slow until it
 * is compiled; native code is fast from its first call but takes a while to load, so it takes the
 * large messages once it is there.
 */
final class AesSources {
  /** Below this a call into native code costs more than it saves. */
  static final int NATIVE_FROM_BYTES = 2048;

  private final NativeCrypto nativeCrypto;
  private final AesSource jdk = new AesSource(null);
  private volatile @Nullable AesSource fast;

  AesSources(NativeCrypto nativeCrypto) {
    this.nativeCrypto = nativeCrypto;
  }

  /** The source for a message of {@code bytes} bytes. */
  AesSource forMessage(int bytes) {
    nativeCrypto.processed(bytes);
    if (bytes < NATIVE_FROM_BYTES) {
      return jdk;
    }
    AesSource known = fast;
    if (known != null) {
      return known;
    }
    Provider loaded = nativeCrypto.loaded();
    if (loaded == null) {
      return jdk;
    }
    AesSource made = new AesSource(loaded); // two made at once cost one set of ciphers, no more
    fast = made;
    return made;
  }
}
