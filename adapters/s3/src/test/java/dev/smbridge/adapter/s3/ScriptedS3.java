package dev.smbridge.adapter.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.smbridge.testing.aws.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** An S3 that answers what its script says, in order, and the last answer for ever. */
final class ScriptedS3 implements AutoCloseable {
  private final BlockingQueue<Answer> script = new LinkedBlockingQueue<>();
  private final List<String> requests = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** What happens to a request whose body has been read. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final @Nullable TestCertificate certificate;

  /** Over TLS where there is a certificate to show. */
  ScriptedS3(@Nullable TestCertificate certificate) throws IOException {
    this.certificate = certificate;
    server = create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), certificate);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private static HttpServer create(InetSocketAddress address, @Nullable TestCertificate certificate)
      throws IOException {
    if (certificate == null) {
      return HttpServer.create(address, 0);
    }
    var secure = HttpsServer.create(address, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    return secure;
  }

  Map<String, String> environment() {
    var scheme = certificate == null ? "http" : "https";
    var authority = certificate == null ? "" : certificate.authority().toString();
    return Map.of(
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "AKIASCRIPTED",
        "AWS_SECRET_ACCESS_KEY", "scripted",
        "AWS_CA_BUNDLE", authority,
        "AWS_ENDPOINT_URL_S3", scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedS3 then(int times, Answer answer) {
    for (var i = 0; i < times; i++) {
      script.add(answer);
    }
    return this;
  }

  /** The requests so far, as {@code GET /bucket/key}. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  static Answer status(int status, Map<String, String> headers, String body) {
    return exchange -> {
      headers.forEach(exchange.getResponseHeaders()::set);
      var bytes = body.getBytes(UTF_8);
      var head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
      if (!head && bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
      exchange.close();
    };
  }

  static Answer error(int status, String code) {
    return status(
        status,
        Map.of("Content-Type", "application/xml", "x-amz-bucket-region", "ap-southeast-2"),
        "<Error><Code>%s</Code><Message>scripted</Message></Error>".formatted(code));
  }

  /** The answer to a HEAD of an object. */
  static Answer object(long size, String tag, String checksum) {
    return status(
        200,
        Map.of(
            "Content-Length",
            String.valueOf(size),
            "ETag",
            "\"" + tag + "\"",
            "Last-Modified",
            "Thu, 01 Jan 2026 00:00:00 GMT",
            "x-amz-checksum-crc32",
            checksum),
        "");
  }

  /** The answer to a GET of the beginning of an object, which is all of it. */
  static Answer range(String content) {
    return beginning(content, content.length());
  }

  /** The answer to a GET of the beginning of a larger object. */
  static Answer beginning(String content, int size) {
    return status(206, rangeHeaders(content.length(), size), content);
  }

  private static Map<String, String> rangeHeaders(int sent, int size) {
    return Map.of(
        "Content-Range",
        "bytes 0-" + (sent - 1) + "/" + size,
        "ETag",
        "\"tag\"",
        "Last-Modified",
        "Thu, 01 Jan 2026 00:00:00 GMT");
  }

  /** The answer to a listing of what is not there. */
  static Answer emptyListing() {
    return status(
        200,
        Map.of("Content-Type", "application/xml"),
        "<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>");
  }

  /** The connection ends without an answer. */
  static Answer cut() {
    return exchange -> {
      throw new IOException("cut on purpose");
    };
  }

  /** An answer that promises more than it has. */
  static Answer half(int size) {
    return exchange -> {
      rangeHeaders(size, size).forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(206, size);
      exchange.getResponseBody().write(new byte[size / 2]);
      exchange.getResponseBody().flush();
      throw new IOException("cut on purpose");
    };
  }

  /** No answer until this server closes. */
  Answer hang() {
    return exchange -> {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("closed");
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    synchronized (this) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    }
    var last = script.size() == 1;
    var answer = last ? script.peek() : script.poll();
    if (answer == null) {
      throw new IOException("nothing is scripted");
    }
    answer.to(exchange);
  }

  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    server.stop(0);
  }
}
