package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of SQS messages.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
 *     SQS</a>
 */
final class SqsMessages {
  private SqsMessages() {}

  static @Nullable Event read(@Nullable Object tree) throws FileFailure {
    var event = EventObject.of(tree);
    if (event == null || !(event.fields().get("Records") instanceof List<?> records)) {
      return null;
    }
    if (records.isEmpty() || !isMessage(records.getFirst())) {
      return null;
    }
    var batch = event.objects("Records");
    var messages = new ArrayList<Event.Message>();
    for (var message : batch) {
      messages.add(new Event.Message(message.text("messageId"), message.text("body")));
    }
    return new Event.Messages(messages, isOrdered(batch.getFirst()));
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
