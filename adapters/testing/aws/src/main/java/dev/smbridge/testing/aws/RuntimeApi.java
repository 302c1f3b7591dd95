package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the Lambda runtime API.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
  /** The most bytes that Lambda takes as an answer. */
  static final int LARGEST_RESPONSE = 6 * 1024 * 1024 + 100;

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final String ARN =
      "arn:aws:lambda:" + Credentials.REGION + ":123456789012:function:";

  private final BlockingQueue<Invocation> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Optional<LambdaResponse.Failure>> ready =
      new CompletableFuture<>();
  private final CompletableFuture<Optional<LambdaResponse.Failure>> checkpoint =
      new CompletableFuture<>();
  private final CompletableFuture<Optional<LambdaResponse.Failure>> failure =
      new CompletableFuture<>();
  private final CountDownLatch restored = new CountDownLatch(1);
  private final Semaphore idle = new Semaphore(0);
  private final LoopbackServer server;
  private volatile @Nullable Invocation current;

  RuntimeApi() {
    this.server = LoopbackServer.start(this::handle);
  }

  String hostAndPort() {
    return server.hostAndPort();
  }

  /** Done, with no error, when the function first asks for an event. */
  CompletableFuture<Optional<LambdaResponse.Failure>> ready() {
    return ready;
  }

  /** Done, with no error, when a snap-start function is ready for its snapshot. */
  CompletableFuture<Optional<LambdaResponse.Failure>> checkpoint() {
    return checkpoint;
  }

  /** Done, with the error, when the initialisation or the restore failed or the process ended. */
  CompletableFuture<Optional<LambdaResponse.Failure>> failure() {
    return failure;
  }

  /** Lets a function go on that waits at its checkpoint. */
  void restore() {
    restored.countDown();
  }

  void offer(Invocation invocation) {
    current = invocation;
    events.add(invocation);
    failure.getNow(Optional.empty()).ifPresent(this::end);
  }

  /** The process has ended: so has what waits for it, unless it was answered before. */
  void end(LambdaResponse.Failure ended) {
    failure.complete(Optional.of(ended));
    var invocation = current;
    if (invocation != null) {
      invocation.answer(ended.after(invocation.elapsed()));
    }
  }

  /** A permit is here while the function waits for an event. */
  Semaphore idle() {
    return idle;
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var path = exchange.getRequestURI().getPath();
    var call = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
    try {
      switch (call) {
        case "invocation/next" -> next(exchange);
        case "restore/next" -> restoreNext(exchange);
        case "init/error", "restore/error" -> {
          var error = LambdaResponse.Failure.parse(new String(body, UTF_8), Duration.ZERO);
          failure.complete(Optional.of(error));
          accepted(exchange);
        }
        default -> outcome(exchange, call.split("/", -1), body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the runtime API closes", e);
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    ready.complete(Optional.empty());
    idle.release();
    var invocation = events.take();
    idle.acquire();
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN + LambdaProcess.FUNCTION_NAME);
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-" + UUID.randomUUID());
    LoopbackServer.answer(exchange, 200, invocation.event());
  }

  private void restoreNext(HttpExchange exchange) throws IOException, InterruptedException {
    checkpoint.complete(Optional.empty());
    restored.await();
    LoopbackServer.answer(exchange, 200, new byte[0]);
  }

  private void outcome(HttpExchange exchange, String[] call, byte[] body) throws IOException {
    var invocation = current;
    if (call.length != 3 || invocation == null || !invocation.requestId().equals(call[1])) {
      LoopbackServer.answer(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}".getBytes(UTF_8));
      return;
    }
    if (body.length > LARGEST_RESPONSE) {
      invocation.refuse(tooLarge(body.length));
      LoopbackServer.answer(exchange, 413, new byte[0]);
      return;
    }
    var json = new String(body, UTF_8);
    invocation.answer(
        call[2].equals("error")
            ? LambdaResponse.Failure.parse(json, invocation.elapsed())
            : new LambdaResponse.Payload(json, invocation.elapsed()));
    accepted(exchange);
  }

  private static LambdaResponse.Failure tooLarge(int bytes) {
    return LambdaResponse.Failure.of(
        "Function.ResponseSizeTooLarge",
        "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
            .formatted(bytes, LARGEST_RESPONSE),
        Duration.ZERO);
  }

  private static void accepted(HttpExchange exchange) throws IOException {
    LoopbackServer.answer(exchange, 202, "{\"status\":\"OK\"}".getBytes(UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
