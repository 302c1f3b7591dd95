package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stands between a client and an emulator over plain HTTP, and remembers what was asked. */
public final class RequestRecorder implements AutoCloseable {
  private final URI behind;
  private final LoopbackServer server;
  private final List<String> requests = new ArrayList<>();

  /** Passes everything on to an endpoint of plain HTTP. */
  public RequestRecorder(URI behind) {
    this.behind = behind;
    this.server = LoopbackServer.start(this::pass);
  }

  /** Where and as whom to call. */
  public Map<String, String> environment() {
    return Credentials.with("AWS_ENDPOINT_URL_S3", server.endpoint());
  }

  /**
   * The requests since the last time, in order: the method, then what the query asks for, as {@code
   * GET}, {@code GET list-type}, {@code PUT partNumber}.
   */
  public synchronized List<String> take() {
    var taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  private synchronized void remember(HttpExchange exchange) {
    var query = String.valueOf(exchange.getRequestURI().getRawQuery());
    var kind = "";
    for (var name : List.of("list-type", "partNumber", "uploads", "uploadId")) {
      if (kind.isEmpty() && query.contains(name)) {
        kind = " " + name;
      }
    }
    requests.add(exchange.getRequestMethod() + kind);
  }

  private void pass(HttpExchange exchange) throws IOException {
    remember(exchange);
    var body = exchange.getRequestBody().readAllBytes();
    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), behind.getPort())) {
      var output = socket.getOutputStream();
      output.write(head(exchange).getBytes(ISO_8859_1));
      output.write(body);
      answer(exchange, new BufferedInputStream(socket.getInputStream()));
    }
  }

  private static String head(HttpExchange exchange) {
    var head = new StringBuilder(exchange.getRequestMethod());
    head.append(' ').append(exchange.getRequestURI()).append(" HTTP/1.1\r\n");
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase("Connection") && !name.equalsIgnoreCase("Expect")) {
            values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n"));
          }
        });
    return head.append("Connection: close\r\n\r\n").toString();
  }

  private static void answer(HttpExchange exchange, InputStream input) throws IOException {
    var status = Integer.parseInt(line(input).split(" ", 3)[1]);
    var length = -1L;
    var chunked = false;
    for (var line = line(input); !line.isEmpty(); line = line(input)) {
      var field = line.split(": *", 2);
      switch (field[0].toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Long.parseLong(field[1]);
        case "transfer-encoding" -> chunked = true;
        case "connection" -> {}
        default -> exchange.getResponseHeaders().add(field[0], field[1]);
      }
    }
    var head = exchange.getRequestMethod().equals("HEAD");
    if (head && length >= 0) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
    }
    var body = head ? new byte[0] : chunked ? chunks(input) : input.readAllBytes();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] chunks(InputStream input) throws IOException {
    var body = new ByteArrayOutputStream();
    for (var size = Integer.parseInt(line(input), 16); size > 0; ) {
      body.write(input.readNBytes(size));
      line(input);
      size = Integer.parseInt(line(input), 16);
    }
    return body.toByteArray();
  }

  private static String line(InputStream input) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = input.read(); next != '\n' && next >= 0; next = input.read()) {
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() {
    server.close();
  }
}
