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
  private static final int ACCESSED = 4663;
  private static final int DELETE_REQUESTED = 4659;
  private static final String SUCCESS = "0x8020000000000000";
  private static final String FAILURE = "0x8010000000000000";

  private final List<Map<String, @Nullable Object>> entries = new ArrayList<>();
  private int volume = 8;

  /** One more access, such as mask 0x2 for a write, to a path on the volume. */
  AuditEvent access(String user, String path, String mask) {
    return log(message(ACCESSED, SUCCESS, user, path, mask));
  }

  AuditEvent written(String path) {
    return access("somebody", path, "0x2");
  }

  AuditEvent deletion(String user, String path) {
    return log(message(DELETE_REQUESTED, SUCCESS, user, path, "0x10000"));
  }

  /** A write that the server did not allow. */
  AuditEvent refusal(String user, String path) {
    return log(message(ACCESSED, FAILURE, user, path, "0x2"));
  }

  /** From now on the server counts the volume so, as it may after a failover. */
  AuditEvent onVolume(int number) {
    volume = number;
    return this;
  }

  /** One more entry of the log. */
  AuditEvent log(String message) {
    entries.add(Json.object("id", "" + entries.size(), "timestamp", 0, "message", message));
    return this;
  }

  private String message(int id, String keywords, String user, String path, String mask) {
    return ("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
            + "<Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>%d</EventID>"
            + "<Keywords>%s</Keywords></System><EventData>"
            + "<Data Name='SubjectUserName'>%s</Data><Data Name='ObjectType'>File</Data>"
            + "<Data Name='ObjectName'>\\Device\\HarddiskVolume%d\\%s</Data>"
            + "<Data Name='AccessList'>%%%%4417\n</Data><Data Name='AccessMask'>%s</Data>"
            + "</EventData></Event>")
        .formatted(id, keywords, user, volume, path.replace('/', '\\'), mask);
  }

  Object event() {
    return packed(Json.object("messageType", "DATA_MESSAGE", "logEvents", entries));
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
