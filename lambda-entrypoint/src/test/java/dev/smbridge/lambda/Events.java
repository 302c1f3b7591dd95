package dev.smbridge.lambda;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of services, as far as the function reads them. */
final class Events {
  private Events() {}

  /** S3's own notification, whose keys are form-encoded. */
  static Map<String, @Nullable Object> s3(String... keys) {
    return Json.object("Records", Stream.of(keys).map(key -> record("landing", key)).toList());
  }

  /** The same of another bucket. */
  static Map<String, @Nullable Object> s3In(String bucket, String key) {
    return Json.object("Records", List.of(record(bucket, key)));
  }

  private static Map<String, @Nullable Object> record(String bucket, String key) {
    var form = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    var object = Json.object("key", form, "size", 3, "eTag", "0", "sequencer", "00");
    var s3 = Json.object("bucket", Json.object("name", bucket), "object", object);
    return Json.object("eventVersion", "2.3", "eventName", "ObjectCreated:Put", "s3", s3);
  }

  /** The same through EventBridge, where the key is as it is. */
  static Map<String, @Nullable Object> objectCreated(String key) {
    var detail =
        Json.object(
            "bucket", Json.object("name", "landing"), "object", Json.object("key", key, "size", 3));
    return Json.object("source", "aws.s3", "detail-type", "Object Created", "detail", detail);
  }

  static Map<String, @Nullable Object> objectDeleted(String key) {
    var event = objectCreated(key);
    event.put("detail-type", "Object Deleted");
    return event;
  }

  /** The result of GuardDuty's scan of an object in the bucket that things land in. */
  static Map<String, @Nullable Object> scanned(String key, String eTag, String status) {
    var object = Json.object("bucketName", "landing", "objectKey", key, "eTag", eTag);
    var result = Json.object("scanResultStatus", status);
    return Json.object(
        "source",
        "aws.guardduty",
        "detail-type",
        "GuardDuty Malware Protection Object Scan Result",
        "detail",
        Json.object("s3ObjectDetails", object, "scanResultDetails", result));
  }

  static Map<String, @Nullable Object> athena(String state, String id, String workgroup) {
    var detail =
        Json.object("currentState", state, "queryExecutionId", id, "workgroupName", workgroup);
    return Json.object(
        "source", "aws.athena", "detail-type", "Athena Query State Change", "detail", detail);
  }

  /** A batch of a queue. */
  static Map<String, @Nullable Object> sqs(Object... messages) {
    return Json.object("Records", List.of(messages));
  }

  static Map<String, @Nullable Object> message(String id, Object event) {
    return raw(id, Json.write(event));
  }

  /** A message whose body need not be JSON. */
  static Map<String, @Nullable Object> raw(String id, String body) {
    return Json.object("messageId", id, "body", body, "eventSource", "aws:sqs");
  }
}
