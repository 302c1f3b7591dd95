package dev.smbridge.adapter.smbj.crypto;

import com.hierynomus.smbj.SmbConfig;
import dev.smbridge.adapter.nativecrypto.CorrettoProvider;
import javax.crypto.SecretKey;

/**
 * The cryptography of the connections of one process. Safe from many threads.
 *
 * <p>AES comes from native code (Amazon Corretto Crypto Provider) once that is loaded, from the JDK
 * until then and where there is none. Nothing is registered in {@link java.security.Security}.
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

  /** Gives the library what it computes with while it logs in. */
  public SmbConfig.Builder applyTo(SmbConfig.Builder config) {
    return config.withSecurityProvider(new MixedSecurityProvider(nativeCrypto));
  }

  /** What encrypts the messages of one session. */
  public MessageCipher cipher(CipherId cipher, SecretKey toServer, SecretKey fromServer) {
    var sources = new AesSources(nativeCrypto);
    return new MessageCipher(cipher.mode(), toServer, fromServer, sources);
  }

  /** What signs the messages of one session. */
  public MessageSigner signer(SigningAlgorithmId algorithm, SecretKey key) {
    return new MessageSigner(algorithm, key, new AesSources(nativeCrypto));
  }

  /**
   * What AES runs on, for an operator: {@code AES: AmazonCorrettoCryptoProvider 2.5.0 (native)}.
   */
  public String inUse() {
    return "AES: " + nativeCrypto.description();
  }
}
