package dev.smbridge.adapter.smbj.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
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
  private final Map<AeadMode, Deque<AeadWorker>> aead =
      Map.of(
          AeadMode.GCM, new ConcurrentLinkedDeque<>(), AeadMode.CCM, new ConcurrentLinkedDeque<>());
  private final Deque<CbcMacWorker> cbcMac = new ConcurrentLinkedDeque<>();
  private final Deque<GmacWorker> gmac = new ConcurrentLinkedDeque<>();

  /** A source over {@code provider}, or over the JDK's own choice. */
  AesSource(@Nullable Provider provider) {
    this.provider = provider;
  }

  boolean isNative() {
    return provider != null;
  }

  AeadWorker take(AeadMode mode) throws GeneralSecurityException {
    AeadWorker kept = kept(mode).poll();
    if (kept != null) {
      return kept;
    }
    return switch (mode) {
      case GCM -> new GcmWorker(cipher("AES/GCM/NoPadding", provider), isNative());
      case CCM ->
          new CcmWorker(takeCbcMac(), cipher("AES/CTR/NoPadding", null), AeadWorker.TAG_BYTES);
    };
  }

  void giveBack(AeadMode mode, AeadWorker worker) {
    kept(mode).push(worker);
  }

  CbcMacWorker takeCbcMac() throws GeneralSecurityException {
    CbcMacWorker kept = cbcMac.poll();
    return kept == null ? new CbcMacWorker(this, cipher("AES/CBC/NoPadding", provider)) : kept;
  }

  void giveBack(CbcMacWorker worker) {
    cbcMac.push(worker);
  }

  GmacWorker takeGmac() throws GeneralSecurityException {
    GmacWorker kept = gmac.poll();
    return kept == null ? new GmacWorker(cipher("AES/GCM/NoPadding", provider)) : kept;
  }

  void giveBack(GmacWorker worker) {
    gmac.push(worker);
  }

  private Deque<AeadWorker> kept(AeadMode mode) {
    return Objects.requireNonNull(aead.get(mode));
  }

  private static Cipher cipher(String transformation, @Nullable Provider provider)
      throws GeneralSecurityException {
    return provider == null
        ? Cipher.getInstance(transformation)
        : Cipher.getInstance(transformation, provider);
  }
}
