package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What carries events: SNS, and the record that Lambda leaves of an asynchronous invocation that
 * failed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">Using Lambda with
 *     SNS</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">
 *     Retaining records of asynchronous invocations</a>
 */
sealed interface Envelope {
  /** Events as texts of JSON, each with the place where it stands. */
  record Texts(List<Text> texts) implements Envelope {}

  /** An event as text. */
  record Text(String json, String where) {}

  /** One event as a tree. */
  record Tree(@Nullable Object event) implements Envelope {}

  /** What the event carries; null where it carries nothing and is an event itself. */
  static @Nullable Envelope open(EventObject event) throws FileFailure {
    if ("Notification".equals(event.textOrNull("Type")) && event.has("TopicArn")) {
      return new Texts(List.of(message(event)));
    }
    if (event.has("requestPayload") && event.has("requestContext")) {
      return new Tree(event.fields().get("requestPayload"));
    }
    return null;
  }

  /** What the records of SNS carry. */
  static Envelope ofTopic(List<EventObject> records) throws FileFailure {
    var texts = new ArrayList<Text>();
    for (var record : records) {
      texts.add(message(record.object("Sns")));
    }
    return new Texts(texts);
  }

  private static Text message(EventObject notification) throws FileFailure {
    return new Text(notification.filled("Message"), notification.where() + ".Message");
  }
}
