package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.security.SecurityException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * One origin of AES: the JDK, or a provider over native code. Ciphers are costly to make and not
 * safe to share, so each is taken by one caller, and given back after a success; after a failure it
 * is left to the garbage collector.
 *
 * <p>What is kept holds session keys, so a source lives no longer than its connection.
 */
final class AesSource {
  private final @Nullable Provider provider;
  private final Deque<GcmWorker> gcm = new ConcurrentLinkedDeque<>();
  private final Deque<CbcMacWorker> cbcMac = new ConcurrentLinkedDeque<>();

  /** A source over {@code provider}, or over the JDK's own choice. */
  AesSource(@Nullable Provider provider) {
    this.provider = provider;
  }

  boolean isNative() {
    return provider != null;
  }

  GcmWorker takeGcm() throws SecurityException {
    GcmWorker kept = gcm.poll();
    return kept == null ? new GcmWorker(this, cipher("AES/GCM/NoPadding")) : kept;
  }

  void giveBack(GcmWorker worker) {
    gcm.push(worker);
  }

  CbcMacWorker takeCbcMac() throws SecurityException {
    CbcMacWorker kept = cbcMac.poll();
    return kept == null ? new CbcMacWorker(this, cipher("AES/CBC/NoPadding")) : kept;
  }

  void giveBack(CbcMacWorker worker) {
    cbcMac.push(worker);
  }

  private Cipher cipher(String transformation) throws SecurityException {
    try {
      return provider == null
          ? Cipher.getInstance(transformation)
          : Cipher.getInstance(transformation, provider);
    } catch (GeneralSecurityException e) {
      throw new SecurityException(e);
    }
  }
}
