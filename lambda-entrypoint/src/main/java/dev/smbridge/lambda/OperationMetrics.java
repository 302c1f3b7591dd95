package dev.smbridge.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What CloudWatch reads of a line of the log as metrics: of each target and operation, and of the
 * function as a whole.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class OperationMetrics {
  static final String NAMESPACE = "smbridge";

  private static final List<List<String>> DIMENSIONS =
      List.of(List.of("function", "operation", "target"), List.of("function"));

  private static final Map<String, Object> OPERATIONS = metric("operations", "Count");
  private static final Map<String, Object> FAILURES = metric("failures", "Count");

  /** Failures of messages that no repetition mends: an operator has to. */
  private static final Map<String, Object> PERMANENT = metric("permanentFailures", "Count");

  private static final Map<String, Object> BYTES = metric("bytes", "Bytes");
  private static final Map<String, Object> MILLISECONDS = metric("milliseconds", "Milliseconds");

  private OperationMetrics() {}

  private static Map<String, Object> metric(String name, String unit) {
    return Map.of("Name", name, "Unit", unit);
  }

  /**
   * The directive for a line.
   *
   * @param carriedOut whether the operation was begun, and so took time
   */
  static Map<String, @Nullable Object> directive(long timestampMillis, boolean carriedOut) {
    var metrics = new ArrayList<Map<String, Object>>(List.of(OPERATIONS, FAILURES, PERMANENT));
    if (carriedOut) {
      metrics.add(BYTES);
      metrics.add(MILLISECONDS);
    }
    return Map.of(
        "Timestamp",
        timestampMillis,
        "CloudWatchMetrics",
        List.of(Map.of("Namespace", NAMESPACE, "Dimensions", DIMENSIONS, "Metrics", metrics)));
  }
}
