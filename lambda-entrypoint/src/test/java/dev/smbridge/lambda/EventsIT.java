package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static dev.smbridge.lambda.World.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.fixture.aws.LambdaRuntimeEmulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event of a service, each twice. */
@TestInstance(Lifecycle.PER_CLASS)
class EventsIT {
  private final World world = new World();
  private LambdaRuntimeEmulator lambda;

  @BeforeAll
  void start() {
    lambda = LambdaRuntimeEmulator.start(world.configuredWithObjects());
  }

  @AfterAll
  void stop() {
    try (world) {
      lambda.close();
    }
  }

  @Test
  void theSelfTestAppendsALineEachTime() {
    for (var times = 1; times <= 2; times++) {
      var answer = World.ask(lambda, "test");
      assertNotice("selfTest", 3, answer);
      assertEquals("hello.txt", answer.text("results", 2, "entries", 0, "path"));
      var lines = world.content("secure", "smbridge-self-test/hello.txt").lines().toList();
      assertEquals(times, lines.size());
      assertTrue(lines.getLast().contains(answer.text("requestId")), lines::toString);
      World.ask(lambda, Json.object("directory", "de/ep", "filename", "f.txt"));
      assertEquals(times, world.content("secure", "de/ep/f.txt").lines().count());
    }
    assertEquals(
        "InvalidPath", refused(lambda, Json.object("directory", "../x", "filename", "f")).type());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sftp", "old"})
  void anObjectGoesWhereItsRouteSaysHoweverItsKeyIsTold(String prefix) {
    var share = prefix.equals("old") ? "plain" : "secure";
    var key = prefix + "/ordner/100% grüße+東京 a.csv";
    upload(key, "a;b");
    for (var events : List.of(s3(form(key)), objectCreated(key))) {
      for (var times = 0; times < 2; times++) {
        var answer = World.ask(lambda, events);
        assertEquals("ok", answer.text("results", 0, "status"), answer::toString);
        assertEquals("a;b", world.content(share, "inbox/ordner/100% grüße+東京 a.csv"));
        assertEquals(List.of(), parts(share, "inbox/ordner"));
      }
      assertTrue(world.file(share, "inbox/ordner/100% grüße+東京 a.csv").toFile().delete());
    }
  }

  @Test
  void whatIsMissingOrHasNoRouteFails() {
    assertEquals("NotFound", refused(lambda, s3("sftp/nobody")).type());
    assertEquals("InvalidRequest", refused(lambda, s3("elsewhere/a.csv")).type());
    assertEquals("InvalidPath", refused(lambda, objectCreated("sftp/../../etc")).type());
    assertEquals("InvalidPath", refused(lambda, objectCreated("sftp/a:b")).type());
    assertNotice("s3Notification", 0, World.ask(lambda, Json.object("Event", "s3:TestEvent")));
  }

  @Test
  void onlyTheFailedMessagesOfAQueueComeBack() {
    upload("sftp/queue.csv", "q");
    var event =
        Json.object(
            "Records",
            List.of(
                message("object", s3("sftp/queue.csv")),
                message("missing", s3("sftp/nobody")),
                message("bridge", objectCreated("sftp/queue.csv")),
                message("test event", Json.object("Event", "s3:TestEvent")),
                message("operations", List.of(operation("write", "path", "q/1", "content", "1"))),
                message(
                    "bad item",
                    List.of(operation("stat", "path", "no"), operation("stat", "path", ""))),
                message("unknown", Json.object("a", 1)),
                message("queue in a queue", Json.object("Records", List.of(message("x", "test")))),
                message("self-test", Json.object("directory", "q", "filename", "log")),
                Json.object("messageId", "no JSON", "body", "{", "eventSource", "aws:sqs"),
                message(
                    "audit", new AuditEvent().access("root", "secure/outgoing/x", "0x2").event())));
    for (var times = 0; times < 2; times++) {
      var answer = World.ask(lambda, event);
      assertEquals(
          List.of("missing", "bad item", "unknown", "queue in a queue", "no JSON"),
          answer.each("batchItemFailures", "itemIdentifier"));
      assertEquals("q", world.content("secure", "inbox/queue.csv"));
      assertEquals("1", world.content("secure", "q/1"));
    }
    var fine = Json.object("Records", List.of(message("object", s3("sftp/queue.csv"))));
    assertEquals("{\"batchItemFailures\":[]}", World.ask(lambda, fine).toString());
  }

  @Test
  void theResultOfAQueryThatSucceededIsCopied() {
    upload("results/0f1e.csv", "\"n\"\n1");
    for (var times = 0; times < 2; times++) {
      assertNotice("athenaQuery", 1, World.ask(lambda, athena("SUCCEEDED", "0f1e", "primary")));
      assertEquals("\"n\"\n1", world.content("secure", "athena/0f1e.csv"));
    }
    assertNotice("athenaQuery", 0, World.ask(lambda, athena("FAILED", "0f1f", "primary")));
    assertNotice("athenaQuery", 0, World.ask(lambda, athena("RUNNING", "0f1f", "primary")));
    assertEquals("NotFound", refused(lambda, athena("SUCCEEDED", "0f1f", "primary")).type());
    assertEquals("InvalidRequest", refused(lambda, athena("SUCCEEDED", "0f1e", "other")).type());
  }

  @Test
  void changedFilesGoWhereTheirRouteSays() {
    world.put("secure", "outgoing/b/report.txt", "report");
    world.put("secure", "outgoing/dir/in/it.txt", "x");
    var audit =
        new AuditEvent()
            .written("secure/outgoing/b/report.txt")
            .access("somebody", "secure/outgoing/b/report.txt", "0x4")
            .written("SECURE/outgoing/dir")
            .written("secure/outgoing/gone.txt")
            .access("somebody", "secure/outgoing/dir/in/it.txt", "0x1")
            .access(
                world.samba.account().name().toUpperCase(Locale.ROOT),
                "secure/outgoing/own.txt",
                "0x2");
    for (var times = 0; times < 2; times++) {
      var answer = World.ask(lambda, audit.event());
      assertEquals("ok", answer.text("status"), answer::toString);
      assertEquals(3, answer.list("results").size(), answer::toString);
      assertEquals("report", download("archive/b/report.txt"));
    }
    var control =
        AuditEvent.packed(Json.object("messageType", "CONTROL_MESSAGE", "logEvents", List.of()));
    assertNotice("auditLog", 0, World.ask(lambda, control));
    var elsewhere = new AuditEvent().written("other share/x").event();
    assertEquals("InvalidRequest", refused(lambda, elsewhere).type());
  }

  @Test
  void aFileThatIsStillWrittenIsLocked() throws Exception {
    world.put("secure", "outgoing/held.txt", "half");
    var audit = new AuditEvent().written("secure/outgoing/held.txt").event();
    try (var _ = new Writer(world.samba, "outgoing/held.txt")) {
      assertEquals("Locked", refused(lambda, audit).type());
    }
    World.ask(lambda, audit);
    assertEquals(Writer.WHOLE, download("archive/held.txt"));
  }

  @Test
  void anEventThatIsNoneIsRefusedByName() {
    var unknown = refused(lambda, Json.object("detail-type", "Scheduled Event", "source", "aws"));
    assertEquals("InvalidRequest", unknown.type());
    assertTrue(unknown.object().text("message").contains("detail-type"), unknown::toString);
    for (var event : List.of("Test", 1, true, Map.of(), List.of(1))) {
      assertEquals("InvalidRequest", kind(event), event::toString);
    }
  }

  private String kind(Object event) {
    return event instanceof List<?>
        ? World.ask(lambda, event).text(0, "failure", "kind").equals("INVALID_REQUEST")
            ? "InvalidRequest"
            : "other"
        : refused(lambda, event).type();
  }

  private static void assertNotice(String name, int results, Json answer) {
    assertEquals("ok", answer.text("status"), answer::toString);
    assertEquals(name, answer.text("operation"), answer::toString);
    assertEquals(results, answer.list("results").size(), answer::toString);
  }

  private void upload(String key, String content) {
    World.ask(lambda, operation("write", "path", "upload", "content", content));
    World.ask(lambda, operation("copy", "from", "default:/upload", "to", "s3://landing/" + key));
  }

  private String download(String key) {
    World.ask(lambda, operation("copy", "from", "s3://landing/" + key, "to", "default:/download"));
    return world.content("secure", "download");
  }

  private List<String> parts(String share, String directory) {
    try (Stream<java.nio.file.Path> files = Files.list(world.file(share, directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.endsWith(".part"))
          .toList();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String form(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  private static Map<String, @Nullable Object> s3(String key) {
    var object = Json.object("key", key, "size", 3, "eTag", "0", "sequencer", "00");
    var s3 = Json.object("bucket", Json.object("name", "landing"), "object", object);
    return Json.object(
        "Records",
        List.of(Json.object("eventVersion", "2.3", "eventName", "ObjectCreated:Put", "s3", s3)));
  }

  private static Map<String, @Nullable Object> objectCreated(String key) {
    var detail =
        Json.object(
            "bucket", Json.object("name", "landing"), "object", Json.object("key", key, "size", 3));
    return Json.object("source", "aws.s3", "detail-type", "Object Created", "detail", detail);
  }

  private static Map<String, @Nullable Object> athena(String state, String id, String workgroup) {
    var detail =
        Json.object("currentState", state, "queryExecutionId", id, "workgroupName", workgroup);
    return Json.object(
        "source", "aws.athena", "detail-type", "Athena Query State Change", "detail", detail);
  }

  private static Map<String, @Nullable Object> message(String id, Object body) {
    return Json.object("messageId", id, "body", Json.write(body), "eventSource", "aws:sqs");
  }
}
