package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * A CloudWatch Logs subscription that carries file access audit events of FSx for Windows.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html">Subscription
 *     filters</a>
 */
final class AuditLog {
  /** The most that is unpacked: a hundred times what a subscription sends at most. */
  private static final int UNPACKED_LIMIT_BYTES = 32 << 20;

  private AuditLog() {}

  static boolean recognises(EventObject event) {
    return event.fields().size() == 1 && event.has("awslogs");
  }

  static Event.Single read(EventObject event, EventContext context, DocumentFormat format)
      throws FileFailure {
    var text = unpacked(event.object("awslogs").text("data"));
    var data = EventObject.of(format.read(text, "awslogs.data"));
    if (data == null) {
      throw new FileFailure(FailureKind.INVALID_REQUEST, "awslogs.data holds no JSON object");
    }
    var changes = new AuditedChanges(context);
    if ("DATA_MESSAGE".equals(data.text("messageType"))) {
      for (var entry : data.objects("logEvents")) {
        changes.add(entry.text("message"));
      }
    }
    return new Event.Notice("auditLog", changes.tasks());
  }

  private static byte[] unpacked(String base64) throws FileFailure {
    try (var gzip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
      var bytes = gzip.readNBytes(UNPACKED_LIMIT_BYTES + 1);
      if (bytes.length > UNPACKED_LIMIT_BYTES) {
        throw new FileFailure(
            FailureKind.INVALID_REQUEST,
            "awslogs.data unpacks to more than " + UNPACKED_LIMIT_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException | IllegalArgumentException e) {
      throw new FileFailure(FailureKind.INVALID_REQUEST, "awslogs.data is not base64 of gzip")
          .causedBy(e);
    }
  }
}
