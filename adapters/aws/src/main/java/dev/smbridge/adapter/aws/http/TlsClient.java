package dev.smbridge.adapter.aws.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Begins TLS on a connected socket. Certificate and host name are verified by every handshake. */
final class TlsClient {
  private final TrustManager @Nullable [] authorities;
  private final NativeTls nativeTls;

  // Guarded by this.
  private @Nullable SSLSocketFactory factory;

  /**
   * Loads nothing yet.
   *
   * @param authorities whose certificates are trusted; null for the JDK's
   */
  TlsClient(TrustManager @Nullable [] authorities, NativeTls nativeTls) {
    this.authorities = authorities;
    this.nativeTls = nativeTls;
  }

  /** Whether a new connection has the native cipher. */
  boolean isNative() {
    return nativeTls.isReady();
  }

  SSLSocket over(BufferedSocket raw, Origin origin) throws IOException {
    var socket = (SSLSocket) factory().createSocket(raw, origin.host(), origin.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** One factory for all connections, since sessions are resumed within one. */
  private synchronized SSLSocketFactory factory() {
    if (factory == null) {
      factory = context().getSocketFactory();
    }
    return factory;
  }

  private SSLContext context() {
    try {
      if (authorities == null) {
        return SSLContext.getDefault();
      }
      var context = SSLContext.getInstance("TLS");
      context.init(null, authorities, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }
}
