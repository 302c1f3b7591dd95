package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.smbj.SmbConfig;

/**
 * The cryptography of the connections of one process: fast, and strict about what comes in. Safe
 * from many threads.
 *
 * <p>AES-GCM and AES-CMAC come from native code (Amazon Corretto Crypto Provider) once that is
 * loaded, from the JDK until then and where there is none. Nothing is registered in {@link
 * java.security.Security}.
 */
public final class SmbCrypto {
  private final NativeCrypto nativeCrypto;

  /** Loads nothing yet. */
  public SmbCrypto() {
    this(new NativeCrypto(CorrettoProvider::load));
  }

  SmbCrypto(NativeCrypto nativeCrypto) {
    this.nativeCrypto = nativeCrypto;
  }

  /** Loads the native code and waits for it, where there is any. */
  public void prepare() {
    nativeCrypto.startLoading();
    nativeCrypto.await();
  }

  /**
   * Gives the connections of {@code config} this cryptography. One configuration is for one
   * connection with one session: it keeps ciphers, with their keys, for as long as it is reachable.
   */
  public SmbConfig.Builder applyTo(SmbConfig.Builder config) {
    return config
        .withSecurityProvider(new MixedSecurityProvider(nativeCrypto))
        .withTransportLayerFactory(new AuthenticatedTransportFactory());
  }

  /**
   * What AES runs on, for an operator: {@code AES: AmazonCorrettoCryptoProvider 2.5.0 (native)}.
   */
  public String inUse() {
    return "AES: " + nativeCrypto.description();
  }
}
