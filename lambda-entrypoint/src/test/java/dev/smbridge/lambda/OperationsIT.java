package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static dev.smbridge.lambda.World.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.fixture.aws.LambdaRuntimeEmulator;
import dev.smbridge.fixture.samba.SambaOptions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations alone and in batches, on both backends. */
@TestInstance(Lifecycle.PER_CLASS)
class OperationsIT {
  private static final int INLINE_LIMIT_BYTES = 4 << 20;

  private final World world = new World();
  private LambdaRuntimeEmulator lambda;

  @BeforeAll
  void start() {
    lambda = LambdaRuntimeEmulator.start(world.configured());
  }

  @AfterAll
  void stop() {
    try (world) {
      lambda.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "old"})
  void everyOperationTwiceAnswersTheSame(String target) {
    for (var round = 0; round < 2; round++) {
      var made =
          ask(operation("makeDirectory", "target", target, "path", "a/b", "createParents", true));
      assertAnswer("makeDirectory", target, made);
      var written =
          ask(operation("write", "target", target, "path", "a/b/grüße 東京.txt", "content", "Grüße"));
      assertAnswer("write", target, written);
      assertEquals(7L, written.at("entry", "size"), written::toString);
      assertEquals("a/b/grüße 東京.txt", written.text("entry", "path"));
      assertEquals("Grüße", world.content(share(target), "a/b/grüße 東京.txt"));

      var stat = ask(operation("stat", "target", target, "path", "a/b/grüße 東京.txt"));
      assertAnswer("stat", target, stat);
      assertEquals("file", stat.text("entry", "type"));
      assertTrue(stat.text("entry", "modified").endsWith("Z"), stat::toString);

      var read = ask(operation("read", "target", target, "path", "a/b/grüße 東京.txt"));
      assertEquals("R3LDvMOfZQ==", read.text("content"), read::toString);
      assertEquals("base64", read.text("encoding"));
      assertEquals(7L, read.at("size"));
      var part =
          ask(
              operation(
                  "read",
                  "target",
                  target,
                  "path",
                  "a/b/grüße 東京.txt",
                  "offset",
                  2,
                  "length",
                  2,
                  "encoding",
                  "utf8"));
      assertEquals("ü", part.text("content"), part::toString);

      var list = ask(operation("list", "target", target, "path", "a", "recursive", true));
      assertAnswer("list", target, list);
      assertEquals(List.of("b", "b/grüße 東京.txt"), list.each("entries", "path"));
      assertEquals("null", list.text("nextToken"));

      var moved =
          ask(operation("move", "target", target, "path", "a/b/grüße 東京.txt", "to", "a/c.txt"));
      assertAnswer("move", target, moved);
      assertEquals("a/c.txt", moved.text("entry", "path"));
      var copied =
          ask(operation("copy", "from", target + ":/a/c.txt", "to", target + ":/a/new/d.txt"));
      assertAnswer("copy", target, copied);
      assertEquals("Grüße", world.content(share(target), "a/new/d.txt"));

      var deleted = ask(operation("delete", "target", target, "path", "a", "recursive", true));
      assertAnswer("delete", target, deleted);
      assertFalse(Files.exists(world.file(share(target), "a")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "old", "parameter"})
  void sharesAndProbeAnswer(String target) {
    var shares = ask(operation("shares", "target", target));
    assertTrue(shares.each("shares", "name").contains(SambaOptions.SECURE), shares::toString);
    var probe = ask(operation("probe", "target", target));
    assertAnswer("probe", target, probe);
    assertFalse(probe.list("steps").isEmpty());
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
    for (var event : List.of(batch, Map.of("operations", batch))) {
      var answers = ask(event);
      var kinds = new ArrayList<String>();
      for (var i = 0; i < batch.size(); i++) {
        kinds.add(
            answers.text(i, "status").equals("ok") ? "ok" : answers.text(i, "failure", "kind"));
        var name = batch.get(i).get("operation");
        assertEquals("fly".equals(name) ? null : name, answers.at(i, "operation"));
      }
      assertEquals(
          List.of(
              "ok",
              "NOT_FOUND",
              "INVALID_REQUEST",
              "INVALID_REQUEST",
              "INVALID_PATH",
              "ok",
              "ALREADY_EXISTS",
              "NOT_FOUND",
              "ok"),
          kinds,
          answers::toString);
      assertEquals("one+two", answers.text(8, "content"));
      assertEquals("0xC00000CC", answers.text(7, "failure", "ntStatus"), answers::toString);
      assertEquals("none", answers.text(1, "failure", "effect"));
    }
  }

  @Test
  void aSingleFailureFailsTheInvocation() {
    var missing = refused(lambda, operation("stat", "path", "no/such"));
    assertEquals("NotFound", missing.type());
    assertEquals("no/such", missing.object().text("path"));
    assertEquals("InvalidRequest", refused(lambda, operation("stat", "path", 7)).type());
    assertEquals(
        "InvalidRequest", refused(lambda, operation("stat", "target", "who", "path", "")).type());
    assertEquals(
        "NotFound", refused(lambda, operation("stat", "target", "gone", "path", "")).type());
    assertEquals("InvalidPath", refused(lambda, operation("stat", "path", "a/../../b")).type());
    assertEquals(
        "InvalidRequest",
        refused(lambda, operation("copy", "from", "/etc/passwd", "to", "default:/p")).type());
  }

  @Test
  void aListingPagesInOrderWhileTheDirectoryChanges() {
    IntStream.range(0, 25).forEach(i -> world.put("secure", "pages/f%02d".formatted(i), "x"));
    var seen = new ArrayList<String>();
    Object token = null;
    do {
      var page = ask(operation("list", "path", "pages", "maxItems", 10, "nextToken", token));
      assertTrue(page.list("entries").size() <= 10);
      seen.addAll(page.each("entries", "path"));
      token = page.at("nextToken");
      world.put("secure", "pages/f00a", "late, and before the token");
      world.put("secure", "pages/f24a", "late, and behind it");
    } while (token != null);
    var expected = new ArrayList<>(IntStream.range(0, 25).mapToObj("f%02d"::formatted).toList());
    expected.add("f24a");
    assertEquals(expected, seen);
    assertEquals(
        "InvalidPath",
        refused(lambda, operation("list", "path", "pages", "nextToken", "../x")).type());
  }

  @Test
  void inlineContentIsAtMostFourMebibytes() {
    var most = "x".repeat(INLINE_LIMIT_BYTES);
    assertEquals(
        (long) most.length(),
        ask(operation("write", "path", "most", "content", most)).at("entry", "size"));
    assertEquals((long) most.length(), ask(operation("read", "path", "most")).at("size"));
    world.put("secure", "more", most + "x");
    assertEquals("InvalidRequest", refused(lambda, operation("read", "path", "more")).type());
    assertEquals(
        "InvalidRequest",
        refused(lambda, operation("write", "path", "more", "content", most + "x")).type());
    var both = ask(List.of(operation("read", "path", "most"), operation("read", "path", "most")));
    assertEquals("ok", both.text(0, "status"));
    assertEquals("INVALID_REQUEST", both.text(1, "failure", "kind"));
  }

  private Json ask(Object event) {
    return World.ask(lambda, event);
  }

  private static String share(String target) {
    return target.equals("old") ? SambaOptions.PLAIN : SambaOptions.SECURE;
  }

  private void assertAnswer(String operation, String target, Json answer) {
    assertEquals("ok", answer.text("status"), answer::toString);
    assertEquals(operation, answer.text("operation"), answer::toString);
    assertEquals(36, answer.text("requestId").length(), answer::toString);
    var old = target.equals("old");
    assertEquals(old ? "jcifs-ng" : "smbj", answer.text("session", "backend"), answer::toString);
    assertEquals(!old, answer.at("session", "encrypted"), answer::toString);
    assertEquals("3.1.1", answer.text("session", "dialect"), answer::toString);
  }
}
