package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON line an operation, which CloudWatch reads as {@linkplain OperationMetrics metrics}, too.
 * No secret and no content is in it. What Powertools has a name for has that name.
 *
 * @see <a
 *     href="https://docs.powertools.aws.dev/lambda/java/latest/core/logging/#standard-structured-keys">Powertools'
 *     keys</a>
 */
final class OperationLog {
  private final DocumentFormat format;
  private final PrintStream out;
  private final Clock clock;

  OperationLog(DocumentFormat format, PrintStream out, Clock clock) {
    this.format = format;
    this.out = out;
    this.clock = clock;
  }

  void performed(Result result, InvocationFacts facts, Duration took) {
    var failure = result.failure().orElse(null);
    var places = OperationPlaces.of(result.operation());
    var line = opened(facts, result.operation().name(), places.target(), failure, true);
    if (result.isPartial()) {
      line.put("outcome", "partial");
    }
    places.put(line);
    line.put("bytes", bytes(result.outcome()));
    line.put("milliseconds", took.toMillis());
    line.put("attempts", (long) result.attempts());
    var session = result.session();
    if (session != null) {
      line.put("dialect", session.dialect().text());
    }
    switch (result.outcome()) {
      case Outcome.SourceGone(var gone) ->
          line.put("message", "nothing to do: \"" + gone + "\" is no file any more");
      case Outcome.NotDeleted(var kept, var reason) ->
          line.put("message", "nothing to delete: \"" + kept + "\" " + because(reason));
      default -> {}
    }
    write(line, failure);
  }

  private static String because(Outcome.NotDeleted.Reason reason) {
    return switch (reason) {
      case SOURCE_EXISTS -> "is still there";
      case GONE -> "is gone already";
      case DIRECTORY -> "is a directory";
      case OTHER_FILE -> "differs in letter case from what is there";
    };
  }

  /** What was not begun took no time, and so counts none. */
  void refused(
      @Nullable String name,
      @Nullable Operation operation,
      FileFailure failure,
      InvocationFacts facts) {
    var places = operation == null ? null : OperationPlaces.of(operation);
    var target = places == null ? "unknown" : places.target();
    var line = opened(facts, name == null ? "unknown" : name, target, failure, false);
    if (places != null) {
      places.put(line);
    }
    line.put("path", failure.path());
    write(line, failure);
  }

  private Map<String, @Nullable Object> opened(
      InvocationFacts facts,
      String operation,
      String target,
      @Nullable FileFailure failure,
      boolean carriedOut) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("_aws", OperationMetrics.directive(clock.millis(), carriedOut));
    line.put("level", failure == null ? "INFO" : "ERROR");
    line.put("service", "smbridge");
    line.put("function", facts.function());
    line.put("version", facts.version());
    line.put("cold_start", facts.coldStart());
    line.put("function_request_id", facts.requestId());
    if (facts.traceId() != null) {
      line.put("xray_trace_id", facts.traceId());
    }
    if (facts.message() instanceof InvocationFacts.Message(var id, var receives)) {
      line.put("messageId", id);
      line.put("receiveCount", receives);
    }
    line.put("operation", operation);
    line.put("target", target.isEmpty() ? "unknown" : target);
    line.put("outcome", failure == null ? "ok" : failure.kind().name());
    line.put("operations", 1L);
    line.put("failures", failure == null ? 0L : 1L);
    var permanent = failure != null && !failure.retryable() && facts.message() != null;
    line.put("permanentFailures", permanent ? 1L : 0L);
    return line;
  }

  private void write(Map<String, @Nullable Object> line, @Nullable FileFailure failure) {
    if (failure != null) {
      line.put("message", failure.message());
      failure.serverStatus().ifPresent(status -> line.put("ntStatus", "0x%08X".formatted(status)));
    }
    synchronized (out) {
      out.writeBytes(format.write(line));
      out.write('\n');
      out.flush();
    }
  }

  private static long bytes(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Content content -> content.bytes().remaining();
      case Outcome.Stored stored when !stored.skipped() -> stored.entry().sizeBytes();
      case Outcome.TreeCopied(var copied) -> copied.bytes();
      default -> 0;
    };
  }
}
