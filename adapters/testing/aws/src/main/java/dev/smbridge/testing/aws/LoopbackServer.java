package dev.smbridge.testing.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

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
    return start(handler, null);
  }

  /** Shows a certificate where there is one, else speaks plain HTTP. */
  static LoopbackServer start(HttpHandler handler, @Nullable TestCertificate certificate) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      var loopback = new LoopbackServer(create(address, certificate));
      loopback.server.createContext("/", handler);
      loopback.server.setExecutor(loopback.threads);
      loopback.server.start();
      return loopback;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer create(InetSocketAddress address, @Nullable TestCertificate certificate)
      throws IOException {
    if (certificate == null) {
      return HttpServer.create(address, 0);
    }
    var server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    return server;
  }

  String hostAndPort() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI endpoint() {
    return URI.create((server instanceof HttpsServer ? "https://" : "http://") + hostAndPort());
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
