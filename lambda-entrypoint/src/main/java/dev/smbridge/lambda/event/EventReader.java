package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.RequestDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells events apart by their shape; what one shape needs is loaded for that shape alone. */
public final class EventReader {
  /** A topic's message in a queue, in the record of a failed invocation, and one to spare. */
  private static final int MOST_ENVELOPES = 4;

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
    return messages != null ? messages : readOne(tree, context, 0);
  }

  /** Reads the event that a queue's message carries, which is no queue's batch itself. */
  public Event.Single readMessage(String body, EventContext context) throws FileFailure {
    return readText(body, "the message's body", context, 0);
  }

  private Event.Single readText(String json, String where, EventContext context, int envelopes)
      throws FileFailure {
    return readOne(format.read(json.getBytes(StandardCharsets.UTF_8), where), context, envelopes);
  }

  private Event.Single readOne(@Nullable Object tree, EventContext context, int envelopes)
      throws FileFailure {
    if (envelopes > MOST_ENVELOPES) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the event is wrapped more than " + MOST_ENVELOPES + " times");
    }
    var selfTest = SelfTest.read(tree, context);
    if (selfTest != null) {
      return selfTest;
    }
    if (tree instanceof List<?> list
        && !list.isEmpty()
        && list.getFirst() instanceof Map<?, ?> first
        && !requests.recognises(first)) {
      var several = list(list, first, context, envelopes);
      if (several != null) {
        return several;
      }
    }
    if (requests.recognises(tree)) {
      return new Event.Requests(requests.parse(tree, context.configuration()));
    }
    var event = EventObject.of(tree);
    var read = event == null ? null : readObject(event, context, envelopes);
    if (read == null) {
      throw UnknownEvent.of(tree);
    }
    return read;
  }

  /**
   * A list of events, or of records without what S3 and SNS put around them, as Pipes sends it;
   * null where it is neither.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html">Pipes
   *     batching</a>
   */
  private Event.@Nullable Single list(
      List<?> list, Map<?, ?> first, EventContext context, int envelopes) throws FileFailure {
    if (first.containsKey("s3") || "aws:sns".equals(first.get("EventSource"))) {
      return readRecords(
          new EventObject(Map.of("Records", list), "event"), first, context, envelopes);
    }
    return SeveralEvents.recognises(first)
        ? SeveralEvents.read(list, event -> readOne(event, context, envelopes + 1))
        : null;
  }

  private Event.@Nullable Single readObject(EventObject event, EventContext context, int envelopes)
      throws FileFailure {
    var detailType = event.textOrNull("detail-type");
    if (detailType != null) {
      return EventBridge.read(event, detailType, context);
    }
    if (AuditLog.recognises(event)) {
      return AuditLog.read(event, context, format);
    }
    if (S3Notification.isTest(event)) {
      return S3Notification.test();
    }
    if (event.fields().get("Records") instanceof List<?> list
        && !list.isEmpty()
        && list.getFirst() instanceof Map<?, ?> first) {
      return readRecords(event, first, context, envelopes);
    }
    var envelope = Envelope.open(event);
    return envelope == null ? null : opened(envelope, context, envelopes);
  }

  private Event.@Nullable Single readRecords(
      EventObject event, Map<?, ?> first, EventContext context, int envelopes) throws FileFailure {
    if (first.get("s3") != null || "aws:s3".equals(first.get("eventSource"))) {
      return S3Notification.read(event.objects("Records"), context);
    }
    return "aws:sns".equals(first.get("EventSource"))
        ? opened(Envelope.ofTopic(event.objects("Records")), context, envelopes)
        : null;
  }

  private Event.Single opened(Envelope envelope, EventContext context, int envelopes)
      throws FileFailure {
    return switch (envelope) {
      case Envelope.Tree(var event) -> readOne(event, context, envelopes + 1);
      case Envelope.Texts(var texts) ->
          SeveralEvents.read(
              texts, text -> readText(text.json(), text.where(), context, envelopes + 1));
    };
  }
}
