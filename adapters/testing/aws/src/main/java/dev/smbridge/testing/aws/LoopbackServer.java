package dev.smbridge.testing.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port of the loopback address, a virtual thread a connection. */
final class LoopbackServer implements AutoCloseable {
  static {
    // Read once, when the first HttpServer is made: without it an answer can wait 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  static LoopbackServer start(HttpHandler handler) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      var loopback = new LoopbackServer(HttpServer.create(address, 0));
      loopback.server.createContext("/", handler);
      loopback.server.setExecutor(loopback.threads);
      loopback.server.start();
      return loopback;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String hostAndPort() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI endpoint() {
    return URI.create("http://" + hostAndPort());
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (var stream = exchange.getResponseBody()) {
      stream.write(body);
    }
  }

  /** Interrupts every waiting handler and cuts every connection. */
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
