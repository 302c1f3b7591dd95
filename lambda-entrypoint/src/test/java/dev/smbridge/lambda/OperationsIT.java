package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.SambaOptions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations alone and in batches. */
class OperationsIT extends EachBackend {
  private static final String NAME = "a/b/grüße 東京.txt";
  private static final List<String> STEPS =
      List.of("name", "address", "port", "dialect", "policy", "login", "share", "write");

  @Test
  void everyOperationTwiceAnswersTheSame() {
    for (var round = 0; round < 2; round++) {
      ask(operation("makeDirectory", "path", "a/b", "createParents", true));
      assertTrue(Files.isDirectory(stage.file("a/b")));
      var written = ask(operation("write", "path", NAME, "content", "Grüße"));
      assertEquals(7L, written.at("entry", "size"), written::toString);
      assertEquals(NAME, written.text("entry", "path"));
      assertEquals("Grüße", stage.text(NAME));

      var stat = ask(operation("stat", "path", NAME));
      assertEquals("file", stat.text("entry", "type"));
      assertTrue(stat.text("entry", "modified").endsWith("Z"), stat::toString);

      var read = ask(operation("read", "path", NAME));
      assertEquals("R3LDvMOfZQ==", read.text("content"), read::toString);
      assertEquals("base64", read.text("encoding"));
      assertEquals(7L, read.at("size"));
      var part = operation("read", "path", NAME, "offset", 2, "length", 2, "encoding", "utf8");
      assertEquals("ü", ask(part).text("content"));

      var list = ask(operation("list", "path", "a", "recursive", true));
      assertEquals(List.of("b", "b/grüße 東京.txt"), list.each("entries", "path"));
      assertEquals("null", list.text("nextToken"));

      var moved = ask(operation("move", "path", NAME, "to", "a/c.txt"));
      assertEquals("a/c.txt", moved.text("entry", "path"));
      assertEquals(List.of("b", "c.txt"), stage.names("a"));
      ask(operation("copy", "from", "default:/a/c.txt", "to", "default:/a/new/d.txt"));
      assertEquals("Grüße", stage.text("a/new/d.txt"));
      ask(operation("copy", "from", "default:/a/c.txt", "to", "s3://archive/c.txt"));
      assertEquals("Grüße", stage.archive.text("c.txt"));
      ask(operation("copy", "from", "s3://archive/c.txt", "to", "default:/a/e.txt"));
      assertEquals("Grüße", stage.text("a/e.txt"));

      ask(operation("delete", "path", "a", "recursive", true));
      assertFalse(Files.exists(stage.file("a")));
    }
  }

  @Test
  void aFileIsCopiedToTheOtherBackendAndBack() {
    stage.put("there.txt", "and back");
    for (var round = 0; round < 2; round++) {
      stage.ask(operation("copy", "from", "default:/there.txt", "to", "peer:/there.txt"));
      stage.ask(operation("copy", "from", "peer:/there.txt", "to", "default:/again/there.txt"));
      assertEquals("and back", stage.text("again/there.txt"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "finance", "parameter"})
  void sharesAndProbeAnswer(String target) {
    for (var round = 0; round < 2; round++) {
      var shares = ask(operation("shares", "target", target));
      assertTrue(shares.each("shares", "name").contains(SambaOptions.SECURE), shares::toString);
      var probe = ask(operation("probe", "target", target));
      assertEquals(STEPS, probe.each("steps", "step"), probe::toString);
      assertEquals(Set.of("true"), Set.copyOf(probe.each("steps", "passed")), probe::toString);
      assertTrue(probe.each("steps", "found").getFirst().contains("127.0.0.1"), probe::toString);
    }
  }

  @Test
  void itemsOfABatchFailAlone() {
    var batch =
        List.of(
            operation("write", "path", "batch.txt", "content", "one"),
            operation("move", "path", "nobody", "to", "somebody"),
            operation("stat", "path", "batch.txt", "colour", "red"),
            operation("fly", "path", "batch.txt"),
            operation("stat", "path", "../outside"),
            operation("write", "path", "batch.txt", "content", "+two", "ifExists", "append"),
            operation("write", "path", "batch.txt", "content", "x", "ifExists", "fail"),
            operation("stat", "target", "gone", "path", "x"),
            operation("read", "path", "batch.txt", "encoding", "utf8"));
    var kinds =
        List.of(
            "ok",
            "NOT_FOUND",
            "INVALID_REQUEST",
            "INVALID_REQUEST",
            "INVALID_PATH",
            "ok",
            "ALREADY_EXISTS",
            "NOT_FOUND",
            "ok");
    for (var event : List.of(batch, Map.of("operations", batch), batch)) {
      var answers = stage.ask(event);
      assertEquals(kinds, kinds(answers), answers::toString);
      for (var i = 0; i < batch.size(); i++) {
        var name = batch.get(i).get("operation");
        assertEquals("fly".equals(name) ? null : name, answers.at(i, "operation"));
      }
      assertEquals("one+two", answers.text(8, "content"));
      assertEquals("0xC00000CC", answers.text(7, "failure", "ntStatus"), answers::toString);
      assertEquals("one+two", stage.text("batch.txt"));
    }
  }

  private static List<String> kinds(Json answers) {
    return IntStream.range(0, answers.list().size())
        .mapToObj(
            i -> answers.text(i, "status").equals("ok") ? "ok" : answers.text(i, "failure", "kind"))
        .toList();
  }

  @Test
  void aFailureSaysWhatTheContractSays() {
    for (var round = 0; round < 2; round++) {
      var missing = stage.refused(operation("move", "path", "no/a.csv", "to", "made/b.csv"));
      assertEquals("NotFound", missing.type());
      assertEquals("NOT_FOUND", missing.object().text("kind"));
      assertEquals(false, missing.object().at("retryable"));
      assertEquals("none", missing.object().text("effect"));
      assertEquals("no/a.csv", missing.object().text("path"));
      assertEquals("0xC000003A", missing.object().text("ntStatus"), missing::toString);
      var inTop = stage.refused(operation("move", "path", "a.csv", "to", "made/b.csv"));
      assertEquals("0xC0000034", inTop.object().text("ntStatus"), inTop::toString);
      assertFalse(Files.exists(stage.file("made")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stat", "read", "list", "delete", "move", "copy"})
  void whatIsMissingIsToldWithTheServersStatus(String name) {
    assertEquals("0xC0000034", statusOf(name, "nobody.csv"));
    assertEquals("0xC000003A", statusOf(name, "no/such.csv"));
    assertFalse(Files.exists(stage.file("made")));
  }

  private String statusOf(String name, String missing) {
    var asked =
        switch (name) {
          case "copy" -> operation(name, "from", "default:/" + missing, "to", "default:/made/b");
          case "move" -> operation(name, "path", missing, "to", "made/b");
          default -> operation(name, "path", missing);
        };
    var refused = stage.refused(asked);
    assertEquals("NotFound", refused.type(), refused::toString);
    assertEquals(missing, refused.object().text("path"));
    return refused.object().text("ntStatus");
  }

  @Test
  void aSingleFailureFailsTheInvocation() {
    var missing = stage.refused(operation("stat", "path", "no/such"));
    assertEquals("NotFound", missing.type());
    assertEquals("no/such", missing.object().text("path"));
    for (var event :
        List.of(
            operation("stat", "path", 7),
            operation("stat", "target", "who", "path", ""),
            operation("copy", "from", "/etc/passwd", "to", "default:/p"))) {
      assertEquals("InvalidRequest", stage.refused(event).type(), event::toString);
    }
    var gone = operation("stat", "target", "gone", "path", "");
    assertEquals("NotFound", stage.refused(gone).type());
    assertEquals("InvalidPath", stage.refused(operation("stat", "path", "a/../../b")).type());
  }

  @Test
  void aListingPagesInOrderWhileTheDirectoryChanges() {
    IntStream.range(0, 25).forEach(i -> stage.put("pages/f%02d".formatted(i), "x"));
    var seen = new ArrayList<String>();
    Object token = null;
    do {
      var page = stage.ask(operation("list", "path", "pages", "maxItems", 10, "nextToken", token));
      assertTrue(page.list("entries").size() <= 10);
      seen.addAll(page.each("entries", "path"));
      token = page.at("nextToken");
      stage.put("pages/f00a", "late, and before the token");
      stage.put("pages/f24a", "late, and behind it");
    } while (token != null);
    var expected = new ArrayList<>(IntStream.range(0, 25).mapToObj("f%02d"::formatted).toList());
    expected.add("f24a");
    assertEquals(expected, seen);
    var outside = operation("list", "path", "pages", "nextToken", "../x");
    assertEquals("InvalidPath", stage.refused(outside).type());
  }

  /** Asks the tested backend for an operation that opens a session. */
  private Json ask(Map<String, ?> operation) {
    var answer = stage.ask(operation);
    assertEquals("ok", answer.text("status"), answer::toString);
    assertEquals(operation.get("operation"), answer.text("operation"), answer::toString);
    assertEquals(36, answer.text("requestId").length(), answer::toString);
    var session = Json.object("backend", stage.backend.title, "dialect", "3.1.1");
    session.put("encrypted", stage.backend.encrypts);
    session.forEach(
        (name, value) -> assertEquals(value, answer.at("session", name), answer::toString));
    return answer;
  }
}
