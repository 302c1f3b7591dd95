package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.security.SecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Refuses the same nonce twice in a row under one key, which would give AES-GCM's key away. smbj
 * takes its nonces from {@link System#nanoTime()}, one message after the other; on a clock that
 * ticks too coarsely they would repeat.
 */
final class LastNonce {
  private final AtomicReference<Use> last =
      new AtomicReference<>(new Use(new byte[0], new byte[0]));

  /** To be called before each encryption. */
  void use(byte[] key, byte[] nonce) throws SecurityException {
    Use now = new Use(key.clone(), nonce);
    Use before = last.getAndSet(now);
    if (Arrays.equals(before.nonce(), now.nonce()) && Arrays.equals(before.key(), now.key())) {
      throw new SecurityException(
          "The clock of this machine ticks too coarsely to encrypt two messages in a row.");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by content, above
  private record Use(byte[] key, byte[] nonce) {}
}
