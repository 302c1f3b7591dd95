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
 * A notification that S3 sends itself; its keys are form-encoded.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
final class S3Notification {
  private static final String NAME = "s3Notification";

  private S3Notification() {}

  static boolean recognises(EventObject event) throws FileFailure {
    return isTest(event)
        || (event.fields().get("Records") instanceof List<?> records
            && !records.isEmpty()
            && event.objects("Records").stream().allMatch(record -> record.has("s3")));
  }

  /** What S3 sends once when a notification is configured. */
  private static boolean isTest(EventObject event) {
    return "s3:TestEvent".equals(event.textOrNull("Event"));
  }

  static Event.Single read(EventObject event, EventContext context) throws FileFailure {
    var tasks = new LinkedHashMap<String, Task>();
    for (var record : isTest(event) ? List.<EventObject>of() : event.objects("Records")) {
      var name = record.textOrNull("eventName");
      if (name == null || name.startsWith("ObjectCreated")) {
        var s3 = record.object("s3");
        var bucket = s3.object("bucket").text("name");
        var key = s3.object("object").text("key");
        tasks.putIfAbsent(bucket + "/" + key, task(bucket, key, context));
      }
    }
    return new Event.Notice(NAME, List.copyOf(tasks.values()));
  }

  private static Task task(String bucket, String encodedKey, EventContext context) {
    try {
      var key = URLDecoder.decode(encodedKey, StandardCharsets.UTF_8);
      return S3Objects.appeared(new ObjectKey(bucket, key), context);
    } catch (IllegalArgumentException _) {
      return new Task.Refused(
          new FileFailure(
                  FailureKind.INVALID_REQUEST, "the key in the notification is not form-encoded")
              .at(encodedKey));
    }
  }
}
