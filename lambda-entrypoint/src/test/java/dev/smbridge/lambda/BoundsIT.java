package dev.smbridge.lambda;

import static dev.smbridge.lambda.World.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** No answer outgrows what Lambda carries, and none is cut without saying so. */
@TestInstance(Lifecycle.PER_CLASS)
class BoundsIT {
  private static final int INLINE_LIMIT_BYTES = 4 << 20;
  private static final int ANSWER_LIMIT_BYTES = 6_000_000;
  private static final int MOST_ITEMS = 10_000;
  private static final String LONG_PATH = ("東".repeat(84) + "/").repeat(11);

  private final Stage stage = new Stage(Backend.SMBJ);

  @AfterAll
  void stop() {
    stage.close();
  }

  @Test
  void inlineContentIsAtMostFourMebibytes() {
    var most = "x".repeat(INLINE_LIMIT_BYTES);
    var written = ask(operation("write", "path", "most", "content", most));
    assertEquals((long) most.length(), written.at("entry", "size"));
    for (var encoding : List.of("base64", "utf8")) {
      var read = ask(operation("read", "path", "most", "encoding", encoding));
      assertEquals((long) most.length(), read.at("size"));
    }
    stage.put("more", most + "x");
    assertRefused(operation("read", "path", "more"));
    assertRefused(operation("read", "path", "more", "encoding", "utf8"));
    assertRefused(operation("write", "path", "less", "content", most + "x"));
    var base64 = java.util.Base64.getEncoder().encodeToString((most + "x").getBytes(UTF_8));
    assertRefused(operation("write", "path", "less", "content", base64, "encoding", "base64"));
    assertEquals(Bucket.ABSENT, stage.text("less"));
    var both = ask(List.of(operation("read", "path", "most"), operation("read", "path", "most")));
    assertEquals("ok", both.text(0, "status"));
    assertEquals("INVALID_REQUEST", both.text(1, "failure", "kind"));
  }

  /** Six bytes of JSON for a byte of the file. */
  @Test
  void contentThatGrowsAsTextIsRefusedWhereItOutgrowsTheAnswer() {
    stage.put("controls", "\u0001".repeat(1 << 20));
    var refused = stage.refused(operation("read", "path", "controls", "encoding", "utf8"));
    assertEquals("InvalidRequest", refused.type());
    assertTrue(refused.object().text("message").contains("use the encoding base64"));
    assertEquals("ok", ask(operation("read", "path", "controls")).text("status"));
  }

  @Test
  void aListingOfLongNamesPagesBeforeItOutgrowsTheAnswer() throws IOException {
    var names =
        new ArrayList<>(
            IntStream.range(0, MOST_ITEMS)
                .mapToObj(i -> "%05d".formatted(i) + "東".repeat(83))
                .toList());
    Collections.shuffle(names);
    Files.createDirectories(stage.file("long"));
    for (var name : names) {
      Files.createFile(stage.file("long/" + name));
    }
    var seen = new ArrayList<String>();
    var pages = 0;
    Object token = null;
    do {
      var list = operation("list", "path", "long", "maxItems", MOST_ITEMS, "nextToken", token);
      var page = ask(list);
      pages++;
      seen.addAll(page.each("entries", "path"));
      token = page.at("nextToken");
    } while (token != null);
    Collections.sort(names);
    assertEquals(names, seen);
    assertEquals(2, pages);
  }

  @Test
  void aBatchIsAnsweredItemByItemAsFarAsThereIsRoom() {
    stage.put("much", "x".repeat(700_000));
    stage.put("y".repeat(200), "");
    var batch = new ArrayList<Map<String, ?>>();
    batch.add(operation("read", "path", "much", "encoding", "utf8"));
    batch.addAll(Collections.nCopies(MOST_ITEMS - 1, operation("stat", "path", "y".repeat(200))));
    var answers = ask(batch);
    var told = answers.list().stream().map(answer -> new Json(answer).text("status")).toList();
    assertEquals(MOST_ITEMS, told.size());
    var done = told.lastIndexOf("ok") + 1;
    assertTrue(done > 50 && done < MOST_ITEMS, () -> done + " were done");
    assertEquals(done, Collections.frequency(told, "ok"));
    var notBegun = new Json(answers.at(MOST_ITEMS - 1, "failure"));
    assertEquals("INVALID_REQUEST", notBegun.text("kind"));
    assertEquals("none", notBegun.text("effect"));
    assertTrue(notBegun.text("message").contains("not begun"), notBegun::toString);
  }

  @Test
  void aBatchThatCannotBeAnsweredIsRefusedBeforeAnythingIsDone() {
    var batch =
        new ArrayList<Map<String, ?>>(List.of(operation("write", "path", "begun", "content", "x")));
    batch.addAll(Collections.nCopies(MOST_ITEMS, operation("stat", "path", "a")));
    assertRefused(batch);
    assertRefused(Map.of("operations", Collections.nCopies(3_000_000, 0)));
    assertEquals(Bucket.ABSENT, stage.text("begun"));
  }

  @Test
  void aNoticeOfManyPartsTellsAsManyResultsAsThereIsRoom() {
    stage.world.put(Backend.JCIFS_NG.share, LONG_PATH + "there", "");
    var audit = new AuditEvent();
    for (var i = 0; i < 2_500; i++) {
      audit.written("peer/" + LONG_PATH + i);
    }
    var answer = ask(audit.event());
    var told = answer.list("results").size();
    assertTrue(told > 1000 && told < 2_500, () -> told + " were told");
    assertEquals(2_500L - told, answer.at("resultsLeftOut"));
  }

  private void assertRefused(Object event) {
    assertEquals("InvalidRequest", stage.refused(event).type());
  }

  private Json ask(Object event) {
    var json = stage.lambda.invoke(Json.write(event), World.AMPLE).payload();
    assertTrue(json.getBytes(UTF_8).length <= ANSWER_LIMIT_BYTES, () -> json.length() + " chars");
    return Json.read(json);
  }
}
