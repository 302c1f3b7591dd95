package dev.smbridge.adapter.aws.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections that wait for their next request. One that waited long is not used again: S3
 * closes it without notice, and a function that was frozen meanwhile would find out only by a
 * failure.
 */
final class KeptConnections {
  private static final int MOST_IDLE = 32;

  private final Duration longestConnect;
  private final Duration longestSilence;
  private final TlsClient tls;

  // Guarded by this.
  private final Map<Origin, Deque<HttpConnection>> idle = new HashMap<>();
  private boolean closed;

  /**
   * Keeps none yet.
   *
   * @param longestConnect the longest wait for a TCP connection
   * @param longestSilence the longest wait for the next byte, of a handshake or an answer
   */
  KeptConnections(Duration longestConnect, Duration longestSilence, TlsClient tls) {
    this.longestConnect = longestConnect;
    this.longestSilence = longestSilence;
    this.tls = tls;
  }

  /** Learns of a socket before it is connected, so that another thread can close it. */
  interface Opening {
    void socket(BufferedSocket raw) throws IOException;
  }

  /** A connection for one request at a time, kept or new. */
  HttpConnection take(Origin origin, Opening opening) throws IOException {
    for (var kept = poll(origin); kept != null; kept = poll(origin)) {
      if (kept.isUsable(tls.isNative())) {
        return kept;
      }
      kept.close();
    }
    return connect(origin, opening);
  }

  private synchronized @Nullable HttpConnection poll(Origin origin) {
    var waiting = idle.get(origin);
    return waiting == null ? null : waiting.pollFirst();
  }

  private HttpConnection connect(Origin origin, Opening opening) throws IOException {
    var nativeCipher = tls.isNative();
    var raw = new BufferedSocket();
    try {
      opening.socket(raw);
      raw.setTcpNoDelay(true);
      raw.connect(
          new InetSocketAddress(origin.host(), origin.port()), (int) longestConnect.toMillis());
      raw.setSoTimeout((int) longestSilence.toMillis());
      var socket = origin.tls() ? tls.over(raw, origin) : raw;
      return new HttpConnection(origin, raw, socket, nativeCipher || !origin.tls(), this);
    } catch (IOException | RuntimeException failed) {
      raw.drop();
      throw failed;
    }
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

  /**
   * Closes those that wait for requests to an origin: where one connection broke the others
   * probably did too, and each would cost the SDK one of its few attempts.
   */
  void distrust(Origin origin) {
    Deque<HttpConnection> waiting;
    synchronized (this) {
      waiting = idle.remove(origin);
    }
    if (waiting != null) {
      waiting.forEach(HttpConnection::close);
    }
  }

  /** Closes those that wait, and from now on those that are given back. */
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
