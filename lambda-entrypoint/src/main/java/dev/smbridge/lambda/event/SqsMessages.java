package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of SQS messages.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
 *     SQS</a>
 */
final class SqsMessages {
  private SqsMessages() {}

  /** The batch, as SQS sends it or as a bare list, as Pipes does; null where it is none. */
  static @Nullable Event read(@Nullable Object tree) throws FileFailure {
    var records = tree instanceof Map<?, ?> event ? event.get("Records") : tree;
    if (!(records instanceof List<?> list) || list.isEmpty() || !isMessage(list.getFirst())) {
      return null;
    }
    var batch = EventObject.all(list, tree instanceof List<?> ? "event" : "event.Records");
    var messages = new ArrayList<Event.Message>();
    for (var message : batch) {
      messages.add(
          new Event.Message(message.filled("messageId"), message.text("body"), receives(message)));
    }
    return new Event.Messages(messages, isOrdered(batch.getFirst()));
  }

  private static @Nullable String receives(EventObject message) {
    return message.fields().get("attributes") instanceof Map<?, ?> attributes
            && attributes.get("ApproximateReceiveCount") instanceof String count
        ? count
        : null;
  }

  /** The name of a FIFO queue ends so. */
  private static boolean isOrdered(EventObject message) {
    var queue = message.textOrNull("eventSourceARN");
    return queue != null && queue.endsWith(".fifo");
  }

  private static boolean isMessage(Object first) {
    var message = EventObject.of(first);
    return message != null && "aws:sqs".equals(message.textOrNull("eventSource"));
  }
}
