package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** An event on its way through the function. */
final class Invocation {
  private final String requestId = UUID.randomUUID().toString();
  private final byte[] event;
  private final long deadlineMillis;
  private final long startedNanos = System.nanoTime();
  private final CompletableFuture<LambdaResponse> response = new CompletableFuture<>();
  private volatile Optional<LambdaResponse.Failure> refusal = Optional.empty();

  Invocation(String event, Duration remaining) {
    this.event = event.getBytes(UTF_8);
    this.deadlineMillis = System.currentTimeMillis() + remaining.toMillis();
  }

  String requestId() {
    return requestId;
  }

  byte[] event() {
    return event;
  }

  /** The end of the invocation's time, in milliseconds of the epoch. */
  long deadlineMillis() {
    return deadlineMillis;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** Remembers why an answer was not taken: the runtime reports an error of its own next. */
  void refuse(LambdaResponse.Failure reason) {
    refusal = Optional.of(reason);
  }

  /** Ends the invocation, unless it has ended. */
  void answer(LambdaResponse answer) {
    response.complete(
        refusal.<LambdaResponse>map(reason -> reason.after(elapsed())).orElse(answer));
  }

  CompletableFuture<LambdaResponse> response() {
    return response;
  }
}
