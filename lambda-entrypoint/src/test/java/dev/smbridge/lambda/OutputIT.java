package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What the package prints: a JSON line an operation, which CloudWatch takes for metrics.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
@TestInstance(Lifecycle.PER_CLASS)
class OutputIT {
  private static final String CONTENT = "the content, which is nobody's business";
  private static final long LIMIT_NANOS = 5_000_000_000L;
  private static final Set<String> UNITS = Set.of("Milliseconds", "Bytes", "Count");

  private final Stage stage = new Stage(Backend.SMBJ);

  @AfterAll
  void stop() {
    stage.close();
  }

  @Test
  void anOperationSaysWhoseItIsAndWhatCameOfIt() {
    var written =
        lines(1, operation("write", "target", "finance", "path", "o/f.txt", "content", CONTENT));
    assertLine(written.getFirst(), "write", "finance", "o/f.txt", CONTENT.length(), "ok");
    var read = lines(1, operation("read", "target", "finance", "path", "o/f.txt", "length", 5));
    assertLine(read.getFirst(), "read", "finance", "o/f.txt", 5, "ok");
    var copied =
        lines(1, operation("copy", "from", "finance:/o/f.txt", "to", "s3://archive/o.txt"));
    assertLine(copied.getFirst(), "copy", "finance", "archive/o.txt", CONTENT.length(), "ok");
    assertEquals("finance:/o/f.txt", copied.getFirst().text("from"));
    assertEquals("s3://archive/o.txt", copied.getFirst().text("to"));
    var missing = lines(1, operation("move", "path", "no", "to", "where")).getFirst();
    assertLine(missing, "move", "default", "no", 0, "NOT_FOUND");
    assertEquals("0xC0000034", missing.text("ntStatus"), missing::toString);
    assertFalse(missing.text("message").isBlank(), missing::toString);
  }

  @Test
  void eachPartOfABatchAnEventOrAQueueHasItsLine() {
    var batch =
        List.of(
            operation("stat", "path", ""),
            operation("stat", "path", "no"),
            operation("stat", "path", "..", "secret", CONTENT),
            operation(CONTENT, "path", ""));
    assertEquals(
        List.of("stat ok", "stat NOT_FOUND", "stat INVALID_PATH", "unknown INVALID_REQUEST"),
        lines(4, batch).stream().map(OutputIT::said).toList());
    assertEquals(
        List.of("makeDirectory ok", "write ok", "list ok"),
        lines(3, "test").stream().map(OutputIT::said).toList());
    var queue =
        Events.sqs(
            Events.message("a", Events.s3("sftp/nobody", "elsewhere/x")),
            Events.raw("b", "{" + CONTENT));
    assertEquals(
        List.of("copy ok", "copy INVALID_REQUEST", "unknown INVALID_REQUEST"),
        lines(3, queue).stream().map(OutputIT::said).toList());
  }

  @Test
  void aLineNamesTheInvocationTheMessageAndTheSession() {
    var first = lines(1, operation("stat", "path", "")).getFirst();
    assertEquals("INFO", first.text("level"), first::toString);
    assertEquals("smbridge", first.text("service"), first::toString);
    assertTrue(first.text("xray_trace_id").startsWith("1-"), first::toString);
    assertEquals("3.1.1", first.text("dialect"), first::toString);
    assertEquals("null", first.text("messageId"), first::toString);
    assertEquals(1L, first.at("operations"), first::toString);
    assertEquals(0L, first.at("failures"), first::toString);
    var message = Events.message("m-1", Events.s3("elsewhere/x"));
    message.put("attributes", Json.object("ApproximateReceiveCount", "3"));
    var failed = lines(1, Events.sqs(message)).getFirst();
    assertEquals("ERROR", failed.text("level"), failed::toString);
    assertEquals("m-1", failed.text("messageId"), failed::toString);
    assertEquals("3", failed.text("receiveCount"), failed::toString);
    assertEquals("false", failed.text("cold_start"), failed::toString);
    assertEquals(1L, failed.at("failures"), failed::toString);
    assertEquals(1L, failed.at("permanentFailures"), failed::toString);
    var told = lines(1, Events.s3("elsewhere/x")).getFirst();
    assertEquals(0L, told.at("permanentFailures"), "its caller is told");
  }

  @Test
  void noSecretAndNoContentIsInIt() {
    for (var event :
        List.of(
            operation("write", "path", "quiet.txt", "content", CONTENT),
            operation("write", "path", "quiet.txt", "content", CONTENT, "ifExists", "fail"),
            operation("write", "path", "quiet.txt", "content", CONTENT, "encoding", "base64"),
            operation("read", "path", "quiet.txt", "encoding", "utf8"),
            operation("read", "path", "quiet.txt"),
            operation("stat", "path", "quiet.txt", "content", CONTENT),
            operation("stat", "target", "gone", "path", ""),
            operation(CONTENT, "path", ""),
            List.of(CONTENT),
            Map.of("Records", CONTENT),
            Map.of("Records", List.of(Map.of("eventSource", "aws:s3", "s3", CONTENT))),
            Events.sqs(Events.raw("b", "{" + CONTENT)))) {
      lines(1, event);
    }
    var log = stage.lambda.log();
    var base64 = Base64.getEncoder().encodeToString(CONTENT.getBytes(UTF_8));
    for (var hidden : List.of(stage.world.samba.account().password(), CONTENT, base64)) {
      assertFalse(log.contains(hidden), () -> hidden + " is in " + log);
    }
  }

  /** The so many lines that one event brings about, each valid. */
  private List<Json> lines(int expected, Object event) {
    var before = printed().size();
    stage.lambda.invoke(Json.write(event), World.AMPLE);
    var end = System.nanoTime() + LIMIT_NANOS;
    while (printed().size() < before + expected && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000); // The runtime answers before its pipe is read.
    }
    var printed = printed();
    assertEquals(expected, printed.size() - before);
    var lines = new ArrayList<Json>();
    for (var text : printed.subList(before, printed.size())) {
      var line = Json.read(text);
      assertMetrics(line);
      lines.add(line);
    }
    return lines;
  }

  private List<String> printed() {
    return Arrays.stream(stage.lambda.log().split("\n"))
        .filter(line -> line.startsWith("{\"_aws\""))
        .toList();
  }

  private static String said(Json line) {
    return line.text("operation") + " " + line.text("outcome");
  }

  private static void assertLine(
      Json line, String operation, String target, String path, long bytes, String outcome) {
    assertEquals(operation + " " + outcome, said(line), line::toString);
    assertEquals(target, line.text("target"), line::toString);
    assertEquals(path, line.text("path"), line::toString);
    assertEquals(bytes, line.at("bytes"), line::toString);
    assertEquals(1L, line.at("attempts"), line::toString);
    assertEquals(36, line.text("function_request_id").length(), line::toString);
  }

  /** The specification's schema, as far as it binds this line. */
  private static void assertMetrics(Json line) {
    var now = System.currentTimeMillis();
    assertTrue(
        line.at("_aws", "Timestamp") instanceof Long at && now - at >= 0 && now - at < 60_000,
        line::toString);
    assertEquals(1, line.list("_aws", "CloudWatchMetrics").size());
    var directive = new Json(line.at("_aws", "CloudWatchMetrics", 0));
    assertEquals("smbridge", directive.text("Namespace"));
    for (var set : directive.list("Dimensions")) {
      for (var dimension : new Json(set).list()) {
        assertTrue(
            line.at(dimension) instanceof String value
                && !value.isBlank()
                && value.length() <= 1024,
            line::toString);
      }
    }
    var names = new TreeSet<String>();
    for (var each : directive.list("Metrics")) {
      var metric = new Json(each);
      names.add(metric.text("Name"));
      assertTrue(UNITS.contains(metric.text("Unit")), metric::toString);
      assertTrue(line.at(metric.text("Name")) instanceof Long value && value >= 0, line::toString);
    }
    var counts = Set.of("operations", "failures", "permanentFailures");
    assertTrue(names.containsAll(counts), names::toString);
    names.removeAll(counts);
    // What was not begun took no time, which is not the same as none.
    assertEquals(line.at("attempts") == null ? Set.of() : Set.of("bytes", "milliseconds"), names);
  }
}
