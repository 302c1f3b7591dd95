package dev.smbridge.adapter.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CheckSummary;
import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.SyncDeletion;
import dev.smbridge.domain.copy.TreePart;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Encoding;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Page;
import dev.smbridge.domain.operation.ProbeStep;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.ShareName;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.IfExists;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswersTest {
  private static final int LIMIT_BYTES = 11 << 19;

  private static final SessionFacts SESSION =
      new SessionFacts(
          "smbj",
          Dialect.SMB_3_1_1,
          true,
          true,
          "10.0.1.5",
          "AES-128-GCM",
          "AES-GMAC",
          "AES of the JDK");
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.123456789Z");
  private static final Entry FILE = new Entry("2026/a.csv", EntryType.FILE, 1234, TIME);
  private static final OnShare PATH = new OnShare(Fixtures.FINANCE, SharePath.ROOT, false);

  private final JsonAnswers answers = new JsonAnswers();
  private final JsonDocumentFormat format = new JsonDocumentFormat();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list-end",
        "list-streamed",
        "stat",
        "read",
        "read-utf8",
        "write",
        "write-skipped",
        "delete",
        "delete-not-done",
        "delete-tree",
        "delete-tree-partial",
        "delete-tree-ended",
        "makeDirectory",
        "move",
        "copy",
        "copy-noted",
        "copy-source-gone",
        "copy-tree",
        "copy-tree-ended",
        "sync",
        "check",
        "shares",
        "probe",
        "probe-failed",
        "failed"
      })
  void everyAnswerIsWrittenAsItsGoldenFileSpellsIt(String name) throws FileFailure {
    var answer = answers.answer(result(name), "c0ffee", LIMIT_BYTES);
    assertEquals(
        Golden.text("answers/" + name + ".json").strip(),
        new String(format.write(answer), StandardCharsets.UTF_8));
  }

  private static Result result(String name) {
    return switch (name) {
      case "list" ->
          of(
              list(),
              new Outcome.Listed(
                  List.of(
                      FILE,
                      new Entry("2026/résumé", EntryType.DIRECTORY, 0, Instant.EPOCH),
                      new Entry("link\u0007", EntryType.LINK, 0, TIME)),
                  "link\u0007"));
      case "list-end" -> of(list(), new Outcome.Listed(List.of(), null));
      case "list-streamed" -> of(list(), new Outcome.Streamed(3));
      case "stat" -> of(new Operation.Stat(PATH), new Outcome.Found(FILE));
      case "read" -> of(read(Encoding.BASE64), content(new byte[] {0, -1, 'a'}));
      case "read-utf8" -> of(read(Encoding.UTF8), content("é\n".getBytes(StandardCharsets.UTF_8)));
      case "write" -> of(write(), new Outcome.Stored(FILE, false));
      case "write-skipped" -> of(write(), new Outcome.Stored(FILE, true));
      case "delete" -> of(new Operation.Delete(PATH, false, null), new Outcome.Done());
      case "delete-not-done" ->
          of(
              new Operation.Delete(PATH, false, null),
              new Outcome.NotDeleted("sftp/a.csv", Outcome.NotDeleted.Reason.SOURCE_EXISTS));
      case "delete-tree" -> of(deleteTree(), new Outcome.TreeDeleted(12, 0, List.of(), null));
      case "delete-tree-partial" ->
          of(deleteTree(), new Outcome.TreeDeleted(11, 1, List.of(locked().at("b.csv")), null));
      case "delete-tree-ended" ->
          of(deleteTree(), new Outcome.TreeDeleted(11, 1, List.of(locked().at("b.csv")), away()));
      case "makeDirectory" -> of(new Operation.MakeDirectory(PATH, true), new Outcome.Done());
      case "move" -> of(move(), new Outcome.Stored(FILE, false));
      case "copy" -> of(copy(), new Outcome.Stored(FILE, false));
      case "copy-source-gone" -> of(copy(), new Outcome.SourceGone("2026/a.csv"));
      case "copy-tree" ->
          of(
              copy(),
              new Outcome.TreeCopied(
                  new TreeSummary(2, 2468, 1, 1, List.of(locked().at("b.csv")), null)));
      case "copy-tree-ended" ->
          of(copy(), new Outcome.TreeCopied(new TreeSummary(2, 2468, 1, 0, List.of(), away())));
      case "copy-noted" -> noted();
      case "sync" ->
          of(
              new Operation.Sync(PATH, PATH, CopyOptions.DEFAULT, SyncDeletion.NONE),
              new Outcome.TreeCopied(
                  new TreeSummary(
                      2,
                      2468,
                      1,
                      0,
                      List.of(),
                      0,
                      3,
                      new TreePart("2026/a.csv", false, false),
                      null)));
      case "check" ->
          of(
              new Operation.Check(PATH, PATH, CopyOptions.DEFAULT),
              new Outcome.Checked(
                  new CheckSummary(5, 1, 2, 3, 1, List.of(locked().at("b.csv")), null, null)));
      case "shares" ->
          of(
              new Operation.ListShares(Fixtures.FINANCE, false),
              new Outcome.Shares(
                  List.of(
                      new ShareName("data", ShareName.Type.DISK, "Everyone's"),
                      new ShareName("IPC$", ShareName.Type.IPC, ""))));
      case "probe" -> of(new Operation.Probe(PATH), new Outcome.Probed(List.of(PORT), null));
      case "probe-failed" ->
          of(new Operation.Probe(PATH), new Outcome.Probed(List.of(PORT, LOGIN), refused()));
      case "failed" -> of(move(), new Outcome.Failed(locked().at("a.csv")));
      default -> throw new AssertionError("no result for " + name);
    };
  }

  private static final ProbeStep PORT = new ProbeStep(ConnectionStep.PORT, true, "445", "");
  private static final ProbeStep LOGIN =
      new ProbeStep(ConnectionStep.LOGIN, false, "refused", "check the password");

  private static Result of(Operation operation, Outcome outcome) {
    return new Result(operation, SESSION, outcome, 1);
  }

  private static Result noted() {
    var stored = new Outcome.Stored(FILE, false);
    return new Result(copy(), SESSION, stored, 1, List.of("the owner could not be kept: a.csv"));
  }

  private static Operation list() {
    return new Operation.ListEntries(PATH, true, new Page(1000, null));
  }

  private static Operation read(Encoding encoding) {
    return new Operation.Read(PATH, 0, Operation.Read.WHOLE, encoding);
  }

  private static Operation write() {
    return new Operation.Write(PATH, ByteBuffer.allocate(0), IfExists.REPLACE, true);
  }

  private static Operation move() {
    return new Operation.Move(PATH, PATH, IfExists.FAIL);
  }

  private static Operation copy() {
    return new Operation.Copy(PATH, PATH, CopyOptions.DEFAULT);
  }

  private static Outcome content(byte[] bytes) {
    return new Outcome.Content(ByteBuffer.wrap(bytes), 1L << 33);
  }

  private static Operation deleteTree() {
    return new Operation.Delete(PATH, true, null);
  }

  private static FileFailure away() {
    return new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke")
        .withEffect(Effect.PARTIAL)
        .at("d");
  }

  private static FileFailure locked() {
    return new FileFailure(FailureKind.LOCKED, "somebody has it open")
        .withServerStatus(0xC0000043)
        .withEffect(Effect.UNKNOWN);
  }

  private static FileFailure refused() {
    return new FileFailure(FailureKind.AUTHENTICATION, "the server refused the login");
  }

  @Test
  void whatWasNeverTriedHasAnAnswerToo() {
    var failure = new FileFailure(FailureKind.INVALID_REQUEST, "it is wrong");
    assertEquals(
        """
        {"status":"failed","operation":null,"failure":{"kind":"INVALID_REQUEST",\
        "retryable":false,"effect":"none","message":"it is wrong"},"requestId":"c0ffee"}\
        """,
        new String(format.write(answers.refusal(null, failure, "c0ffee")), StandardCharsets.UTF_8));
  }

  @Test
  void aSessionThatWasNotOpenedIsLeftOut() throws FileFailure {
    var result = new Result(list(), null, new Outcome.Failed(refused()), 1);
    assertEquals(
        List.of("status", "operation", "failure", "requestId"),
        List.copyOf(answers.answer(result, "c0ffee", LIMIT_BYTES).keySet()));
  }

  @Test
  void contentThatIsNoTextIsRefusedAsText() {
    var result = of(read(Encoding.UTF8), content(new byte[] {(byte) 0xc3}));
    var failure =
        assertThrows(FileFailure.class, () -> answers.answer(result, "c0ffee", LIMIT_BYTES));
    assertEquals(FailureKind.INVALID_REQUEST, failure.kind());
    assertTrue(failure.message().contains("base64"), failure::message);
  }

  @Test
  void theMostContentHasRoomAsBase64AndNotAsEscapes() throws FileFailure {
    var content = content(new byte[Operation.INLINE_LIMIT_BYTES]);
    var answer =
        format.write(answers.answer(of(read(Encoding.BASE64), content), "c0ffee", LIMIT_BYTES));
    assertTrue(answer.length < 6_000_000, () -> answer.length + " bytes");
    var text = of(read(Encoding.UTF8), content);
    assertThrows(FileFailure.class, () -> answers.answer(text, "c0ffee", LIMIT_BYTES));
  }

  @Test
  void aPageThatIsTooLongIsCutWhereItsTokenGoesOn() throws FileFailure {
    var entries = new ArrayList<Entry>();
    for (var i = 0; i < 10_000; i++) {
      entries.add(FILE.at("%05d/".formatted(i) + "日".repeat(250) + "/" + "x".repeat(250)));
    }
    var listed = new Outcome.Listed(entries, "the end of the page");
    var answer = answers.answer(of(list(), listed), "c0ffee", LIMIT_BYTES);
    var shown = (List<?>) answer.get("entries");
    assertTrue(shown != null && shown.size() > 1_000 && shown.size() < 10_000);
    assertEquals(entries.get(shown.size() - 1).path(), answer.get("nextToken"));
    assertTrue(format.write(answer).length < LIMIT_BYTES + 1_000);
  }

  @Test
  void aPageIsNoLongerThanWasAskedForButForItsFirstEntry() throws FileFailure {
    var entries = List.of(FILE.at("a"), FILE.at("b"), FILE.at("c"));
    for (var most : List.of(1L, 300L)) {
      var asked = new Operation.ListEntries(PATH, false, new Page(1000, null, most));
      var answer =
          answers.answer(of(asked, new Outcome.Listed(entries, null)), "c0ffee", LIMIT_BYTES);
      var shown = (List<?>) answer.get("entries");
      assertEquals(most == 1 ? 1 : 2, shown == null ? 0 : shown.size());
      assertEquals(most == 1 ? "a" : "b", answer.get("nextToken"));
    }
  }
}
