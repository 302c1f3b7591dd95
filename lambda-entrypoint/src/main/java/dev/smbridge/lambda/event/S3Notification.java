package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.lambda.event.Event.Task;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A notification that S3 sends itself; its keys are form-encoded. Names of events other than of
 * objects that were created or removed are ignored.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
final class S3Notification {
  private static final String NAME = "s3Notification";

  private S3Notification() {}

  /** What S3 sends once when a notification is configured. */
  static boolean isTest(EventObject event) {
    return "s3:TestEvent".equals(event.textOrNull("Event"));
  }

  static Event.Single test() {
    return new Event.Notice(NAME, List.of());
  }

  static Event.Single read(List<EventObject> records, EventContext context) throws FileFailure {
    var tasks = new LinkedHashMap<String, List<Task>>();
    for (var record : records) {
      var name = record.textOrNull("eventName");
      var created = name == null || name.startsWith("ObjectCreated");
      if (created || (name != null && name.startsWith("ObjectRemoved"))) {
        var s3 = record.object("s3");
        var bucket = s3.object("bucket").filled("name");
        var key = s3.object("object").filled("key");
        tasks.putIfAbsent(created + "/" + bucket + "/" + key, tasks(created, bucket, key, context));
      }
    }
    return new Event.Notice(NAME, tasks.values().stream().flatMap(List::stream).toList());
  }

  private static List<Task> tasks(
      boolean created, String bucket, String encodedKey, EventContext context) {
    try {
      var key = new ObjectKey(bucket, URLDecoder.decode(encodedKey, StandardCharsets.UTF_8));
      return created ? S3Objects.appeared(key, context) : S3Objects.disappeared(key, context);
    } catch (IllegalArgumentException _) {
      return List.of(
          new Task.Refused(
              new FileFailure(
                      FailureKind.INVALID_REQUEST,
                      "the key in the notification is not form-encoded")
                  .at(encodedKey)));
    }
  }
}
