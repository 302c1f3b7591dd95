package dev.smbridge.adapter.aws;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connections that wait for their next request. One that has waited long is not used again: S3
 * closes it without a word, and a function that was frozen meanwhile would notice only by a
 * failure.
 */
final class KeptConnections {
  private static final int MOST_IDLE = 32;

  /** The JDK's own preference but for the first, the only one that the native library computes. */
  private static final String[] NATIVE_FIRST = {"secp256r1", "x25519", "secp384r1", "secp521r1"};

  private final Duration longestConnect;
  private final Duration longestSilence;
  private final Supplier<SSLSocketFactory> tls;
  private final NativeTls bulk;

  // Guarded by this.
  private final Map<Origin, Deque<HttpConnection>> idle = new HashMap<>();
  private @Nullable SSLSocketFactory factory;
  private boolean closed;

  KeptConnections(
      Duration longestConnect,
      Duration longestSilence,
      Supplier<SSLSocketFactory> tls,
      NativeTls bulk) {
    this.longestConnect = longestConnect;
    this.longestSilence = longestSilence;
    this.tls = tls;
    this.bulk = bulk;
  }

  /** A connection that nobody else uses, kept or new. */
  HttpConnection take(Origin origin) throws IOException {
    for (var kept = poll(origin); kept != null; kept = poll(origin)) {
      if (kept.isUsable(bulk.isReady())) {
        return kept;
      }
      kept.close();
    }
    return connect(origin);
  }

  private synchronized @Nullable HttpConnection poll(Origin origin) {
    var waiting = idle.get(origin);
    return waiting == null ? null : waiting.pollFirst();
  }

  private HttpConnection connect(Origin origin) throws IOException {
    var nativeCipher = bulk.isReady();
    var raw = new BufferedSocket();
    try {
      raw.setTcpNoDelay(true);
      raw.connect(
          new InetSocketAddress(origin.host(), origin.port()), (int) longestConnect.toMillis());
      raw.setSoTimeout((int) longestSilence.toMillis());
      var socket = origin.tls() ? secured(raw, origin, nativeCipher) : raw;
      return new HttpConnection(origin, raw, socket, nativeCipher || !origin.tls(), this);
    } catch (IOException | RuntimeException failed) {
      raw.close();
      throw failed;
    }
  }

  /** Certificate and name are verified by the handshake. */
  private SSLSocket secured(BufferedSocket raw, Origin origin, boolean nativeCipher)
      throws IOException {
    var socket = (SSLSocket) factory().createSocket(raw, origin.host(), origin.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (nativeCipher) {
      parameters.setNamedGroups(NATIVE_FIRST.clone());
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** The same for all connections, for sessions are resumed by it. */
  private synchronized SSLSocketFactory factory() {
    if (factory == null) {
      factory = tls.get();
    }
    return factory;
  }

  /** Keeps a connection whose answer was read to its end. */
  void keep(HttpConnection connection) {
    if (!offer(connection)) {
      connection.close();
    }
  }

  private synchronized boolean offer(HttpConnection connection) {
    var waiting = idle.computeIfAbsent(connection.origin(), ignored -> new ArrayDeque<>());
    if (closed || waiting.size() >= MOST_IDLE) {
      return false;
    }
    waiting.addFirst(connection);
    return true;
  }

  /** Closes those that wait, and from now on those that come back. */
  void close() {
    var waiting = new ArrayList<HttpConnection>();
    synchronized (this) {
      closed = true;
      idle.values().forEach(waiting::addAll);
      idle.clear();
    }
    waiting.forEach(HttpConnection::close);
  }
}
