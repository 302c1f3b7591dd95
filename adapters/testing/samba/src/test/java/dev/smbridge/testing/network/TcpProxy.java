package dev.smbridge.testing.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A TCP proxy on loopback that records what passes and fails on demand, while it runs.
 *
 * <p>Faults on messages count from the call on, over all connections, and happen once each. Closing
 * it closes every connection.
 */
public final class TcpProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final Framing framing;
  private final Weather weather = new Weather();
  private final Map<ProxiedConnection, Thread> connections = new ConcurrentHashMap<>();
  private final AtomicInteger accepted = new AtomicInteger();

  private TcpProxy(InetSocketAddress bind, InetSocketAddress target, Framing framing) {
    this.target = target;
    this.framing = framing;
    try {
      this.listener = new ServerSocket();
      listener.bind(bind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("proxy to " + target).start(this::accept);
  }

  /** A proxy to an SMB server: a message is one SMB message. */
  public static TcpProxy smb(String host, int port) {
    return new TcpProxy(loopback(0), new InetSocketAddress(host, port), Framing.SMB);
  }

  /** The same, on a chosen address and port, such as 127.0.0.2; port 0 is any free one. */
  public static TcpProxy smb(String bindAddress, int bindPort, String host, int port) {
    var bind = new InetSocketAddress(bindAddress, bindPort);
    return new TcpProxy(bind, new InetSocketAddress(host, port), Framing.SMB);
  }

  /** A proxy to any server: a message is what arrived together. */
  public static TcpProxy bytes(String host, int port) {
    return new TcpProxy(loopback(0), new InetSocketAddress(host, port), Framing.NONE);
  }

  /** The address that it listens on. */
  public String host() {
    return listener.getInetAddress().getHostAddress();
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Delays each direction by this much: twice this is added to a round trip. */
  public void delay(Duration eachWay) {
    for (Direction direction : Direction.values()) {
      weather.lane(direction).delay(eachWay);
    }
  }

  /** Delays one direction. */
  public void delay(Direction direction, Duration delay) {
    weather.lane(direction).delay(delay);
  }

  /**
   * From now on nothing moves on any connection, and nothing is read; new ones are accepted and
   * meet silence. No side is told.
   */
  public void blackHole() {
    weather.blackHole(true);
  }

  /** Ends a black hole: what was held back moves on. */
  public void clear() {
    weather.blackHole(false);
  }

  /** Closes all connections now; new ones are forwarded as before. */
  public void cut() {
    connections.keySet().forEach(ProxiedConnection::cut);
  }

  /**
   * Closes the connection that passes this many more bytes in a direction, right after the last.
   */
  public void cutAfter(Direction direction, long bytes) {
    weather.lane(direction).cutAfter(bytes);
  }

  /** The n-th message from now in a direction, counted from 1, meets a fault. */
  public void fail(Direction direction, int n, Fault fault) {
    weather.faults.add(direction, n, message -> true, fault);
  }

  /** The n-th message from now in a direction that matches, counted from 1, meets a fault. */
  public void fail(Direction direction, int n, Predicate<Message> which, Fault fault) {
    weather.faults.add(direction, n, which, fault);
  }

  /**
   * From now on every message in a direction is changed on its way, one call at a time for each
   * connection.
   *
   * @param change takes and returns an SMB message without its frame; it may be longer or shorter
   */
  public void rewrite(Direction direction, UnaryOperator<byte[]> change) {
    weather.lane(direction).rewrite(change);
  }

  /** Whether a fault is still waiting for its message. */
  public boolean faultPending() {
    return weather.faults.pending();
  }

  /** Forgets faults, changes, delays, the black hole and the recordings; connections stay. */
  public void reset() {
    weather.reset();
  }

  /** What passed in a direction since the start or the last {@link #reset}, at most 64 MiB. */
  public byte[] recorded(Direction direction) {
    return weather.lane(direction).recording.bytes();
  }

  /** Whether a text passed in clear in either direction, as UTF-8 or UTF-16. */
  public boolean saw(String text) {
    return weather.lane(Direction.REQUESTS).recording.contains(text)
        || weather.lane(Direction.REPLIES).recording.contains(text);
  }

  /** How many connections are open. */
  public int connections() {
    return connections.size();
  }

  /** How many connections were ever accepted. */
  public int accepted() {
    return accepted.get();
  }

  /** Stops listening and closes every connection. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      weather.blackHole(false);
      connections.forEach((connection, thread) -> {
        connection.cut();
        thread.interrupt();
      });
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        var connection = new ProxiedConnection(client, framing, weather);
        Thread thread = Thread.ofVirtual().unstarted(() -> forward(connection));
        connections.put(connection, thread);
        thread.start();
        if (listener.isClosed()) {
          connection.cut();
        }
      } catch (IOException _) {
        // Closed, or a client that went away while it was accepted.
      }
    }
  }

  private void forward(ProxiedConnection connection) {
    try {
      connection.run(target);
    } finally {
      connections.remove(connection);
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
