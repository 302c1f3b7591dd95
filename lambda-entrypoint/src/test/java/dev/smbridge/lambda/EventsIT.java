package dev.smbridge.lambda;

import static dev.smbridge.lambda.Events.athena;
import static dev.smbridge.lambda.Events.message;
import static dev.smbridge.lambda.Events.objectCreated;
import static dev.smbridge.lambda.Events.s3;
import static dev.smbridge.lambda.World.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What services send, beyond the usual case that {@link EventFilesIT} has of each. */
class EventsIT extends EachBackend {
  @Test
  void theSelfTestTellsTheLineThatItAppended() {
    for (var times = 1; times <= 2; times++) {
      var answer = stage.ask("test");
      assertNotice("selfTest", 3, answer);
      assertEquals("hello.txt", answer.text("results", 2, "entries", 0, "path"));
      assertEquals(stage.backend.title, answer.text("results", 2, "session", "backend"));
      var lines = stage.text("smbridge-self-test/hello.txt").lines().toList();
      assertEquals(times, lines.size());
      assertTrue(lines.getLast().contains(answer.text("requestId")), lines::toString);
    }
    assertEquals(
        "InvalidPath", stage.refused(Json.object("directory", "../x", "filename", "f")).type());
  }

  @Test
  void anObjectGoesWhereItsRouteSaysHoweverItsKeyIsTold() {
    var key = "sftp/ordner/100% grüße+東京 a.csv";
    var file = "reports/inbox/ordner/100% grüße+東京 a.csv";
    stage.landing.put(key, "a;b");
    for (var event : List.of(s3(key), objectCreated(key))) {
      for (var times = 0; times < 2; times++) {
        var answer = stage.ask(event);
        assertEquals("ok", answer.text("results", 0, "status"), answer::toString);
        assertEquals("a;b", stage.text(file));
        assertEquals(List.of("100% grüße+東京 a.csv"), stage.names("reports/inbox/ordner"));
      }
      assertTrue(stage.file(file).toFile().delete());
    }
  }

  @Test
  void aFolderOfTheConsoleBecomesADirectory() {
    for (var times = 0; times < 2; times++) {
      assertNotice("s3Notification", 1, stage.ask(s3("sftp/empty/")));
      assertEquals(List.of(), stage.names("reports/inbox/empty"));
    }
  }

  @Test
  void anObjectThatIsGoneIsNothingToDo() {
    for (var event : List.of(s3("sftp/gone"), objectCreated("sftp/gone"))) {
      var answer = stage.ask(event);
      assertEquals("ok", answer.text("status"), answer::toString);
      assertEquals("sourceGone", answer.text("results", 0, "nothingToDo"), answer::toString);
    }
    assertTrue(Files.notExists(stage.file("reports/inbox/gone")));
  }

  @Test
  void anObjectDoesNotLandInADirectoryOfItsName() {
    stage.landing.put("sftp/2026", "x");
    stage.put("reports/inbox/2026/kept", "x");
    assertEquals("IsADirectory", stage.refused(s3("sftp/2026")).type());
    assertEquals(List.of("kept"), stage.names("reports/inbox/2026"));
  }

  @Test
  void whatIsMissingOrHasNoRouteFails() {
    assertEquals("NotFound", stage.refused(Events.s3In("no-such-bucket", "in/a.csv")).type());
    assertEquals("InvalidRequest", stage.refused(s3("elsewhere/a.csv")).type());
    assertEquals("InvalidPath", stage.refused(objectCreated("sftp/../../etc")).type());
    assertEquals("InvalidPath", stage.refused(objectCreated("sftp/a:b")).type());
    assertNotice("s3Notification", 0, stage.ask(Json.object("Event", "s3:TestEvent")));
  }

  @Test
  void oneRecordThatFailsKeepsTheOthersFromNothing() {
    stage.landing.put("sftp/first.csv", "1");
    stage.landing.put("sftp/last.csv", "2");
    var event = s3("sftp/first.csv", "elsewhere/a.csv", "sftp/a:b", "sftp/last.csv");
    for (var times = 0; times < 2; times++) {
      var failure = stage.refused(event);
      assertEquals("InvalidRequest", failure.type(), failure::toString);
      assertEquals("s3://landing/elsewhere/a.csv", failure.object().text("path"));
      assertEquals("1", stage.text("reports/inbox/first.csv"));
      assertEquals("2", stage.text("reports/inbox/last.csv"));
    }
  }

  @Test
  void onlyTheFailedMessagesOfAQueueComeBack() {
    stage.landing.put("sftp/queue.csv", "q");
    stage.results.put("primary/0f1e.csv", "\"n\"");
    stage.put("reports/outgoing/x", "x");
    var audit = new AuditEvent().written("share/reports/outgoing/x");
    var event =
        Events.sqs(
            message("object", s3("sftp/queue.csv")),
            message("missing", Events.s3In("no-such-bucket", "in/a.csv")),
            message("bridge", objectCreated("sftp/queue.csv")),
            message("athena", athena("SUCCEEDED", "0f1e", "primary")),
            message("athena other", athena("SUCCEEDED", "0f1e", "other")),
            message("test event", Json.object("Event", "s3:TestEvent")),
            message("one operation", operation("write", "path", "q/0", "content", "0")),
            message("operations", List.of(operation("write", "path", "q/1", "content", "1"))),
            message(
                "bad item",
                List.of(operation("stat", "path", "no"), operation("stat", "path", ""))),
            message("unknown", Json.object("a", 1)),
            message("queue in a queue", Events.sqs(message("x", "test"))),
            message("self-test", Json.object("directory", "q", "filename", "log")),
            Events.raw("no JSON", "{"),
            message("audit", audit.event()),
            message("audit elsewhere", new AuditEvent().written("nowhere/x").event()));
    for (var times = 1; times <= 2; times++) {
      var answer = stage.ask(event);
      assertEquals(
          List.of(
              "missing",
              "athena other",
              "bad item",
              "unknown",
              "queue in a queue",
              "no JSON",
              "audit elsewhere"),
          answer.each("batchItemFailures", "itemIdentifier"));
      assertEquals("q", stage.text("reports/inbox/queue.csv"));
      assertEquals("\"n\"", stage.text("reports/athena/0f1e.csv"));
      assertEquals("0", stage.text("q/0"));
      assertEquals("1", stage.text("q/1"));
      assertEquals(times, stage.text("q/log").lines().count());
      assertEquals("x", stage.archive.text("finance/x"));
    }
    var fine = Events.sqs(message("object", s3("sftp/queue.csv")));
    assertEquals("{\"batchItemFailures\":[]}", stage.ask(fine).toString());
  }

  @Test
  void nothingOvertakesAMessageThatFailedInAFifoQueue() {
    var first = operation("write", "path", "fifo/first", "content", "1");
    var second = operation("write", "path", "fifo/second", "content", "2");
    var event =
        Events.sqs(
            fifo(message("first", first)),
            fifo(message("unknown", Json.object("a", 1))),
            fifo(message("second", second)));
    assertEquals(
        List.of("unknown", "second"), stage.ask(event).each("batchItemFailures", "itemIdentifier"));
    assertEquals("1", stage.text("fifo/first"));
    assertEquals(Bucket.ABSENT, stage.text("fifo/second"));
  }

  private static Map<String, @Nullable Object> fifo(Map<String, @Nullable Object> message) {
    message.put("eventSourceARN", "arn:aws:sqs:eu-central-1:123456789012:landing.fifo");
    return message;
  }

  @Test
  void onlyTheResultOfAQueryThatSucceededIsCopied() {
    stage.results.put("primary/0f1e.csv", "\"n\"\n1");
    for (var times = 0; times < 2; times++) {
      assertNotice("athenaQuery", 1, stage.ask(athena("SUCCEEDED", "0f1e", "primary")));
      assertEquals("\"n\"\n1", stage.text("reports/athena/0f1e.csv"));
    }
    assertNotice("athenaQuery", 0, stage.ask(athena("FAILED", "0f1f", "primary")));
    assertNotice("athenaQuery", 0, stage.ask(athena("RUNNING", "0f1f", "primary")));
    assertEquals("NotFound", stage.refused(athena("SUCCEEDED", "0f1f", "primary")).type());
    assertEquals("InvalidRequest", stage.refused(athena("SUCCEEDED", "0f1e", "other")).type());
  }

  @Test
  void anEventThatIsNoneIsRefusedByName() {
    for (var times = 0; times < 2; times++) {
      var unknown = stage.refused(Json.object("detail-type", "Scheduled Event", "source", "aws"));
      assertEquals("InvalidRequest", unknown.type());
      assertTrue(unknown.object().text("message").contains("detail-type"), unknown::toString);
      for (var event : List.of("Test", 1, true, Map.of(), Map.of("Records", List.of()))) {
        assertEquals("InvalidRequest", stage.refused(event).type(), event::toString);
      }
      assertEquals("INVALID_REQUEST", stage.ask(List.of(1)).text(0, "failure", "kind"));
    }
  }

  private static void assertNotice(String name, int results, Json answer) {
    assertEquals("ok", answer.text("status"), answer::toString);
    assertEquals(name, answer.text("operation"), answer::toString);
    assertEquals(results, answer.list("results").size(), answer::toString);
  }
}
