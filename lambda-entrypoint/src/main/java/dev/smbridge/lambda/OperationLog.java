package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON line an operation, which CloudWatch reads as metrics, too. No secret and no content is
 * in it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class OperationLog {
  private static final Map<String, @Nullable Object> METRICS =
      Map.of(
          "Namespace",
          "smbridge",
          "Dimensions",
          List.of(List.of("operation", "outcome")),
          "Metrics",
          List.of(
              Map.of("Name", "milliseconds", "Unit", "Milliseconds"),
              Map.of("Name", "bytes", "Unit", "Bytes"),
              Map.of("Name", "attempts", "Unit", "Count")));

  private final DocumentFormat format;
  private final PrintStream out;
  private final Clock clock;

  OperationLog(DocumentFormat format, PrintStream out, Clock clock) {
    this.format = format;
    this.out = out;
    this.clock = clock;
  }

  void performed(Result result, String requestId, Duration took) {
    var asked = place(result.operation());
    var failure = result.failure().orElse(null);
    var line = opened(requestId, result.operation().name(), failure);
    if (result.isPartial()) {
      line.put("outcome", "partial");
    }
    line.put("target", asked.target);
    line.put("path", asked.path);
    line.put("bytes", bytes(result.outcome()));
    line.put("milliseconds", took.toMillis());
    line.put("attempts", (long) result.attempts());
    if (result.outcome() instanceof Outcome.SourceGone(var gone)) {
      line.put("message", "nothing to do: \"" + gone + "\" is no file any more");
    }
    write(line, failure);
  }

  void refused(@Nullable String operation, FileFailure failure, String requestId) {
    var line = opened(requestId, operation == null ? "unknown" : operation, failure);
    line.put("path", failure.path());
    line.put("bytes", 0L);
    line.put("milliseconds", 0L);
    line.put("attempts", 0L);
    write(line, failure);
  }

  private Map<String, @Nullable Object> opened(
      String requestId, String operation, @Nullable FileFailure failure) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(METRICS)));
    line.put("requestId", requestId);
    line.put("operation", operation);
    line.put("outcome", failure == null ? "ok" : failure.kind().name());
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

  private record Place(String target, String path) {
    static Place of(Location location) {
      return switch (location) {
        case Location.OnShare(var target, var path, var ignored) ->
            new Place(target.name(), path.text());
        case Location.InStore(var store, var key, var ignored) ->
            new Place(store, key.container() + "/" + key.key());
      };
    }
  }

  private static Place place(Operation operation) {
    return switch (operation) {
      case Operation.ListEntries asked -> Place.of(asked.directory());
      case Operation.Stat asked -> Place.of(asked.location());
      case Operation.Read asked -> Place.of(asked.file());
      case Operation.Write asked -> Place.of(asked.file());
      case Operation.Delete asked -> Place.of(asked.path());
      case Operation.MakeDirectory asked -> Place.of(asked.directory());
      case Operation.Move asked -> Place.of(asked.from());
      case Operation.Copy asked -> Place.of(asked.to());
      case Operation.ListShares asked -> new Place(asked.server().name(), "");
      case Operation.Probe asked -> Place.of(asked.location());
    };
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
