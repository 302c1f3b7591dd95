package dev.smbridge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A CloudWatch Logs subscription's event with accesses that FSx audited. */
final class AuditEvent {
  private final List<Map<String, @Nullable Object>> accesses = new ArrayList<>();

  /** One more access, such as mask 0x2 for a write, to a path on the volume. */
  AuditEvent access(String user, String path, String mask) {
    accesses.add(
        Json.object(
            "id",
            "" + accesses.size(),
            "timestamp",
            0,
            "message",
            message(user, path.replace('/', '\\'), mask)));
    return this;
  }

  private static String message(String user, String path, String mask) {
    return ("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
            + "<Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4663</EventID>"
            + "<Keywords>0x8020000000000000</Keywords></System><EventData>"
            + "<Data Name='SubjectUserName'>%s</Data><Data Name='ObjectType'>File</Data>"
            + "<Data Name='ObjectName'>\\Device\\HarddiskVolume8\\%s</Data>"
            + "<Data Name='AccessList'>%%%%4417\n</Data><Data Name='AccessMask'>%s</Data>"
            + "</EventData></Event>")
        .formatted(user, path, mask);
  }

  AuditEvent written(String path) {
    return access("somebody", path, "0x2");
  }

  Object event() {
    return packed(Json.object("messageType", "DATA_MESSAGE", "logEvents", accesses));
  }

  /** What a subscription sends: base64 of gzip of JSON. */
  static Object packed(Object data) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Json.write(data).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var base64 = Base64.getEncoder().encodeToString(bytes.toByteArray());
    return Json.object("awslogs", Json.object("data", base64));
  }
}
