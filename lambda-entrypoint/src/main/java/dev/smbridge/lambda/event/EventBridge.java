package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.lambda.event.Event.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that come through EventBridge, told apart by their {@code detail-type}. Their keys are as
 * they are, not form-encoded.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">Structure
 *     of events</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">S3's</a>
 */
final class EventBridge {
  private EventBridge() {}

  /** Null for a type that is not known. */
  static Event.@Nullable Single read(EventObject event, String detailType, EventContext context)
      throws FileFailure {
    return switch (detailType) {
      case "Object Created" ->
          new Notice("objectCreated", S3Objects.appeared(object(event), context));
      case "Object Deleted" -> deleted(event, context);
      case "GuardDuty Malware Protection Object Scan Result" -> ScanResult.read(event, context);
      case "SFTP Server File Upload Completed",
          "FTPS Server File Upload Completed",
          "FTP Server File Upload Completed" ->
          TransferUpload.read(event, context);
      case "Athena Query State Change" -> AthenaQuery.read(event, context);
      default -> null;
    };
  }

  /** An object that expired is deleted by nobody: its copy stays. */
  private static Notice deleted(EventObject event, EventContext context) throws FileFailure {
    var object = object(event);
    var expired = "Lifecycle Expiration".equals(event.object("detail").textOrNull("reason"));
    return new Notice(
        "objectDeleted", expired ? List.of() : S3Objects.disappeared(object, context));
  }

  private static ObjectKey object(EventObject event) throws FileFailure {
    var detail = event.object("detail");
    return new ObjectKey(
        detail.object("bucket").filled("name"), detail.object("object").filled("key"));
  }
}
