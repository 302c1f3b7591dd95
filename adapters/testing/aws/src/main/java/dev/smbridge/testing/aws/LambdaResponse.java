package dev.smbridge.testing.aws;

import java.time.Duration;

/** What came of an invocation. */
public sealed interface LambdaResponse {

  /** From the moment the event was there for the function to the moment its answer was read. */
  Duration elapsed();

  /**
   * The function returned.
   *
   * @param json what it returned
   */
  record Payload(String json, Duration elapsed) implements LambdaResponse {}

  /**
   * The function threw, or the runtime ended it. Lambda's own types: {@code Runtime.ExitError} the
   * process ended, {@code Sandbox.Timedout} the time was up and the process was killed, {@code
   * Function.ResponseSizeTooLarge} the payload was over 6 MB.
   *
   * @param json the whole error as the runtime sent it, with its stack trace
   */
  record Failure(String errorType, String errorMessage, String json, Duration elapsed)
      implements LambdaResponse {

    static Failure parse(String json, Duration elapsed) {
      var members = FlatJson.parse(json);
      return new Failure(
          members.getOrDefault("errorType", ""),
          members.getOrDefault("errorMessage", ""),
          json,
          elapsed);
    }

    static Failure of(String errorType, String errorMessage, Duration elapsed) {
      var json =
          "{\"errorType\":%s,\"errorMessage\":%s}"
              .formatted(FlatJson.quote(errorType), FlatJson.quote(errorMessage));
      return new Failure(errorType, errorMessage, json, elapsed);
    }

    Failure after(Duration time) {
      return new Failure(errorType, errorMessage, json, time);
    }
  }

  /**
   * What the function returned.
   *
   * @throws AssertionError when it failed
   */
  default String payload() {
    return switch (this) {
      case Payload payload -> payload.json();
      case Failure failure ->
          throw new AssertionError(
              "the function failed: " + failure.errorType() + ": " + failure.errorMessage());
    };
  }

  /**
   * How the function failed.
   *
   * @throws AssertionError when it returned
   */
  default Failure failure() {
    return switch (this) {
      case Payload payload -> throw new AssertionError("the function returned " + payload.json());
      case Failure failure -> failure;
    };
  }
}
