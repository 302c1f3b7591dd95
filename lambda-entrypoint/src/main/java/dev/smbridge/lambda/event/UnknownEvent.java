package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of an event that smbridge does not know what it looks like. */
final class UnknownEvent {
  private static final int SHOWN_FIELDS = 8;
  private static final int SHOWN_UNITS = 100;

  private UnknownEvent() {}

  static FileFailure of(@Nullable Object tree) {
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        "this event is none that smbridge knows: it is "
            + seen(tree)
            + "; send an operation, or an event of S3, EventBridge, SQS, SNS, Athena or CloudWatch"
            + " Logs");
  }

  private static String seen(@Nullable Object tree) {
    return switch (tree) {
      case null -> "null";
      case Map<?, ?> fields when fields.isEmpty() -> "an empty object";
      case Map<?, ?> fields -> "an object with the fields " + names(fields) + told(fields);
      case List<?> list -> "a list of " + list.size();
      case String _ -> "a text other than \"test\"";
      case Number _ -> "a number";
      default -> "true or false";
    };
  }

  private static String names(Map<?, ?> fields) {
    return fields.keySet().stream()
        .limit(SHOWN_FIELDS)
        .map(name -> shown(String.valueOf(name)))
        .collect(Collectors.joining(", "));
  }

  /** What the event says of itself. */
  private static String told(Map<?, ?> fields) {
    if (fields.get("detail-type") instanceof String type) {
      return ", its detail-type being \"" + shown(type) + '"';
    }
    if (fields.get("Records") instanceof List<?> records) {
      return records.isEmpty() ? ", its Records being empty" : told(records.getFirst());
    }
    return "";
  }

  private static String told(@Nullable Object record) {
    if (!(record instanceof Map<?, ?> fields)) {
      return ", its first record being no object";
    }
    if (fields.get("eventSource") instanceof String source) {
      return ", its records coming from \"" + shown(source) + '"';
    }
    return ", its first record having the fields " + names(fields);
  }

  private static String shown(String text) {
    return text.length() > SHOWN_UNITS ? text.substring(0, SHOWN_UNITS) + "..." : text;
  }
}
