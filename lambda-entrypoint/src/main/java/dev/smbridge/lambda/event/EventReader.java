package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.RequestDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells events apart by their shape. */
public final class EventReader {
  private static final int SHOWN_FIELDS = 8;

  private final DocumentFormat format;
  private final RequestDocument requests;

  public EventReader(DocumentFormat format, RequestDocument requests) {
    this.format = format;
    this.requests = requests;
  }

  /**
   * Reads an event.
   *
   * @param context what routes and targets there are, and who asks
   * @throws FileFailure {@code INVALID_REQUEST} naming what it saw, when it is none of them
   */
  public Event read(byte[] json, EventContext context) throws FileFailure {
    var tree = format.read(json, "the event");
    var messages = SqsMessages.read(tree);
    return messages != null ? messages : readOne(tree, context);
  }

  /** Reads the event that a queue's message carries, which is no queue's batch itself. */
  public Event.Single readMessage(String body, EventContext context) throws FileFailure {
    return readOne(
        format.read(body.getBytes(StandardCharsets.UTF_8), "the message's body"), context);
  }

  private Event.Single readOne(@Nullable Object tree, EventContext context) throws FileFailure {
    var selfTest = SelfTest.read(tree, context);
    if (selfTest != null) {
      return selfTest;
    }
    if (requests.recognises(tree)) {
      return new Event.Requests(requests.parse(tree, context.configuration()));
    }
    var fields = EventObject.of(tree);
    var notice = fields == null ? null : notice(fields, context);
    if (notice != null) {
      return notice;
    }
    throw new FileFailure(
        FailureKind.INVALID_REQUEST,
        "this event is none that smbridge knows: it is "
            + seen(tree)
            + "; send an operation, or an event of S3, EventBridge, SQS, Athena or CloudWatch"
            + " Logs");
  }

  private Event.@Nullable Single notice(EventObject event, EventContext context)
      throws FileFailure {
    if (S3Notification.recognises(event)) {
      return S3Notification.read(event, context);
    }
    if (ObjectCreated.recognises(event)) {
      return ObjectCreated.read(event, context);
    }
    if (AthenaQuery.recognises(event)) {
      return AthenaQuery.read(event, context);
    }
    return AuditLog.recognises(event) ? AuditLog.read(event, context, format) : null;
  }

  private static String seen(@Nullable Object tree) {
    return switch (tree) {
      case null -> "null";
      case Map<?, ?> fields when fields.isEmpty() -> "an empty object";
      case Map<?, ?> fields ->
          "an object with the fields "
              + fields.keySet().stream()
                  .limit(SHOWN_FIELDS)
                  .map(String::valueOf)
                  .collect(Collectors.joining(", "));
      case List<?> list -> "a list of " + list.size();
      case String ignored -> "a text other than \"test\"";
      case Number ignored -> "a number";
      default -> "true or false";
    };
  }
}
