package dev.smbridge.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Gives keys to each who asks for a role, as the Security Token Service does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
final class TokenService implements AutoCloseable {
  private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

  private final HttpServer server;
  private final List<String> actions = new CopyOnWriteArrayList<>();

  private TokenService(HttpServer server) {
    this.server = server;
  }

  static TokenService start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var service = new TokenService(HttpServer.create(address, 0));
    service.server.createContext("/", service::answer);
    service.server.start();
    return service;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked for, in order. */
  List<String> actions() {
    return List.copyOf(actions);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var action = ACTION.matcher(asked);
      var name = action.find() ? action.group(1) : "";
      actions.add(name);
      var text =
          """
          <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
          <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>example</SecretAccessKey>
          <SessionToken>token</SessionToken><Expiration>%2$s</Expiration>
          </Credentials></%1$sResult></%1$sResponse>
          """
              .formatted(name, Instant.now().plusSeconds(900));
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
