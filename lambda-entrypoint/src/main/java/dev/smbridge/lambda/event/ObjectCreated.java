package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import java.util.List;

/**
 * S3's {@code Object Created} through EventBridge; its key is as it is.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">EventBridge
 *     event message structure</a>
 */
final class ObjectCreated {
  private ObjectCreated() {}

  static boolean recognises(EventObject event) {
    return "Object Created".equals(event.textOrNull("detail-type"));
  }

  static Event.Single read(EventObject event, EventContext context) throws FileFailure {
    var detail = event.object("detail");
    var object =
        new ObjectKey(detail.object("bucket").text("name"), detail.object("object").text("key"));
    return new Event.Notice("objectCreated", List.of(S3Objects.appeared(object, context)));
  }
}
