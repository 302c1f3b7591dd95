package dev.smbridge.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes on a share that FSx audited, each of which comes to S3. */
class AuditIT extends EachBackend {
  private static final String OUTGOING = "share/reports/outgoing/";
  private static final String OWN = World.SERVICE;

  @BeforeEach
  void clear() {
    stage.clear();
    stage.put("reports/outgoing/b/report.txt", "report");
  }

  @Test
  void aChangeIsCopiedOnceHoweverOftenItIsTold() {
    var audit =
        new AuditEvent()
            .written(OUTGOING + "b/report.txt")
            .access("somebody", OUTGOING + "b/report.txt", "0x4")
            .access("somebody else", "SHARE/Reports/outgoing/B/report.txt", "0x6")
            .onVolume(9)
            .written(OUTGOING + "b/report.txt");
    for (var times = 0; times < 2; times++) {
      assertResults(List.of("ok"), stage.ask(audit.event()));
      assertEquals(List.of("finance/b/report.txt"), stage.archive.keys());
      assertEquals("report", stage.archive.text("finance/b/report.txt"));
    }
  }

  @Test
  void whatNobodyChangedIsPassedOver() {
    var file = OUTGOING + "b/report.txt";
    var audit =
        new AuditEvent()
            .access("somebody", file, "0x1")
            .access("somebody", file, "0x80")
            .access("somebody", file, "0x10000")
            .deletion("somebody", file)
            .refusal("somebody", file)
            .written(file + ":Zone.Identifier")
            .written(OUTGOING + ".smbridge-0123456789abcdef.part");
    for (var times = 0; times < 2; times++) {
      assertResults(List.of(), stage.ask(audit.event()));
      assertEquals(List.of(), stage.archive.keys());
    }
  }

  @Test
  void itsOwnChangesArePassedOverHoweverItIsSpelt() {
    var audit = new AuditEvent();
    for (var name : List.of(OWN, "CORP\\" + OWN, OWN.toUpperCase(Locale.ROOT))) {
      audit.access(name, OUTGOING + "b/report.txt", "0x2");
    }
    audit.access(stage.world.samba.account().name(), "other/mine.txt", "0x2");
    for (var times = 0; times < 2; times++) {
      assertResults(List.of(), stage.ask(audit.event()));
      assertEquals(List.of(), stage.archive.keys());
    }
    // Who is itself on one target is somebody else on another.
    audit.access(stage.world.samba.account().name(), OUTGOING + "b/report.txt", "0x2");
    assertResults(List.of("ok"), stage.ask(audit.event()));
  }

  @Test
  void whatIsGoneSinceOrADirectoryIsNoFailure() {
    var audit =
        new AuditEvent()
            .written(OUTGOING + "gone.txt")
            .written(OUTGOING + "b")
            .written(OUTGOING + "b/report.txt");
    for (var times = 0; times < 2; times++) {
      assertResults(List.of("ok", "ok", "ok"), stage.ask(audit.event()));
      assertEquals(List.of("finance/b/report.txt"), stage.archive.keys());
    }
  }

  /** Else a share that was renamed would swallow every change without a word. */
  @Test
  void aMissingShareIsAFailure() {
    assertEquals(
        "NotFound", stage.refused(new AuditEvent().written("nosuchshare/a.txt").event()).type());
  }

  @Test
  void aFileThatNoRouteTakesFailsAndKeepsTheOthersFromNothing() {
    for (var file : List.of("elsewhere/x.txt", "share/x.txt", "share/reports/inbox/x.txt")) {
      var audit = new AuditEvent().written(file).written(OUTGOING + "b/report.txt");
      for (var times = 0; times < 2; times++) {
        var failure = stage.refused(audit.event());
        assertEquals("InvalidRequest", failure.type());
        assertEquals(file.replace('/', '\\'), failure.object().text("path"));
        assertEquals("report", stage.archive.text("finance/b/report.txt"));
      }
      stage.archive.clear();
    }
    assertEquals("InvalidRequest", stage.refused(new AuditEvent().log("no XML").event()).type());
    var badMask = new AuditEvent().access("somebody", OUTGOING + "b/report.txt", "0xZZ");
    assertEquals("InvalidRequest", stage.refused(badMask.event()).type());
  }

  @Test
  void aFileThatIsStillWrittenIsLockedUntilItIsWhole() throws Exception {
    stage.put("reports/outgoing/held.txt", "half");
    var audit =
        new AuditEvent().written(OUTGOING + "held.txt").written(OUTGOING + "b/report.txt").event();
    try (var _ = new Writer(stage.world.samba, stage.backend.share, "reports/outgoing/held.txt")) {
      var locked = stage.refused(audit);
      assertEquals("Locked", locked.type());
      assertEquals("true", locked.object().text("retryable"));
      assertEquals(List.of("finance/b/report.txt"), stage.archive.keys());
      var queued = stage.ask(Events.sqs(Events.message("held", audit)));
      assertEquals(List.of("held"), queued.each("batchItemFailures", "itemIdentifier"));
    }
    assertResults(List.of("ok", "ok"), stage.ask(audit));
    assertEquals(Writer.WHOLE, stage.archive.text("finance/held.txt"));
  }

  @Test
  void anEventUnpacksToABoundedSize() {
    var bomb =
        AuditEvent.packed(
            Json.object("messageType", "DATA_MESSAGE", "padding", " ".repeat(33 << 20)));
    var refused = stage.refused(bomb);
    assertEquals("InvalidRequest", refused.type());
    assertTrue(refused.object().text("message").contains("unpacks to more"), refused::toString);
  }

  private static void assertResults(List<String> statuses, Json answer) {
    assertEquals("ok", answer.text("status"), answer::toString);
    assertEquals("auditLog", answer.text("operation"), answer::toString);
    assertEquals(statuses, answer.each("results", "status"), answer::toString);
  }
}
