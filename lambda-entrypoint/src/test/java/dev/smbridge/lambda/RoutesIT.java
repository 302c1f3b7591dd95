package dev.smbridge.lambda;

import static dev.smbridge.lambda.Events.objectCreated;
import static dev.smbridge.lambda.Events.objectDeleted;
import static dev.smbridge.lambda.Events.scanned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What routes say beyond from and to, on real servers. */
class RoutesIT extends EachBackend {
  private static final String CLEAN = "NO_THREATS_FOUND";

  @BeforeEach
  void clear() {
    stage.clear();
    stage.landing.clear();
  }

  @Test
  void whatTheGlobsOfARouteLeaveOutIsNoFailure() {
    for (var key : List.of("mirror/a.csv", "mirror/a.txt", "mirror/tmp/b.csv", "mirror/x:y.txt")) {
      stage.landing.put(key, "1");
    }
    assertStatuses(List.of("ok"), objectCreated("mirror/a.csv"));
    assertStatuses(List.of(), objectCreated("mirror/a.txt"));
    assertStatuses(List.of(), objectCreated("mirror/tmp/b.csv"));
    assertStatuses(List.of(), objectCreated("mirror/x:y.txt"));
    assertEquals(List.of("a.csv"), stage.names("reports/mirror"));
  }

  @Test
  void aSourceIsMovedOrDeletedOnceItLanded() {
    stage.landing.put("once/2026/a.csv", "1");
    stage.landing.put("spent/a.csv", "2");
    for (var times = 0; times < 2; times++) {
      assertStatuses(List.of("ok"), objectCreated("once/2026/a.csv"));
      assertStatuses(List.of("ok"), objectCreated("spent/a.csv"));
      assertEquals("1", stage.text("reports/once/2026/a.csv"));
      assertEquals("2", stage.text("reports/spent/a.csv"));
      assertEquals(List.of(), stage.landing.keys());
      assertEquals("1", stage.archive.text("done/2026/a.csv"));
    }
  }

  @Test
  void aSourceThatCouldNotLandStays() {
    stage.landing.put("spent/d", "1");
    stage.put("reports/spent/d/f", "1");
    assertEquals("IsADirectory", stage.refused(objectCreated("spent/d")).type());
    assertEquals(List.of("spent/d"), stage.landing.keys());
  }

  @Test
  void aDeletionReachesOnlyARouteThatSaysSo() {
    for (var file :
        List.of("reports/mirror/a.csv", "reports/mirror/b.txt", "reports/inbox/a.csv")) {
      stage.put(file, "1");
    }
    for (var times = 0; times < 2; times++) {
      assertStatuses(List.of("ok"), objectDeleted("mirror/a.csv"));
      assertStatuses(List.of(), objectDeleted("mirror/b.txt"));
      assertStatuses(List.of(), objectDeleted("sftp/a.csv"));
      assertEquals(List.of("b.txt"), stage.names("reports/mirror"));
      assertEquals(List.of("a.csv"), stage.names("reports/inbox"));
    }
    assertEquals("InvalidRequest", stage.refused(objectDeleted("elsewhere/a.csv")).type());
  }

  /** Events come late and out of order: what is in the bucket now decides. */
  @Test
  void theCopyOfAnObjectThatIsThereIsNotDeleted() {
    stage.landing.put("mirror/a.csv", "1");
    assertStatuses(List.of("ok"), objectCreated("mirror/a.csv"));
    var kept = stage.ask(objectDeleted("mirror/a.csv"));
    assertEquals("sourceExists", kept.text("results", 0, "nothingToDo"), kept::toString);
    assertEquals("1", stage.text("reports/mirror/a.csv"));
  }

  @Test
  void theCopyOfAnotherSpellingIsNotDeleted() {
    stage.put("reports/mirror/a.csv", "1");
    var kept = stage.ask(objectDeleted("mirror/A.csv"));
    assertTrue(
        List.of("otherFile", "gone").contains(kept.text("results", 0, "nothingToDo")),
        kept::toString);
    assertEquals("1", stage.text("reports/mirror/a.csv"));
  }

  @Test
  void anObjectWaitsForItsScanAndOnlyWhatWasScannedIsCopied() {
    var eTag = stage.landing.put("scanned/a.csv", "clean");
    assertStatuses(List.of(), objectCreated("scanned/a.csv"));
    assertStatuses(List.of(), scanned("scanned/a.csv", eTag, "THREATS_FOUND"));
    assertStatuses(List.of(), scanned("scanned/a.csv", eTag, "UNSUPPORTED"));
    stage.landing.put("scanned/a.csv", "not scanned yet");
    var later = stage.ask(scanned("scanned/a.csv", eTag, CLEAN));
    assertEquals("sourceGone", later.text("results", 0, "nothingToDo"), later::toString);
    assertEquals(Bucket.ABSENT, stage.text("reports/scanned/a.csv"));
    eTag = stage.landing.put("scanned/a.csv", "clean");
    assertStatuses(List.of("ok"), scanned("scanned/a.csv", eTag, CLEAN));
    assertEquals("clean", stage.text("reports/scanned/a.csv"));
    assertEquals("InvalidRequest", stage.refused(scanned("sftp/a.csv", eTag, CLEAN)).type());
  }

  private void assertStatuses(List<String> statuses, Object event) {
    var answer = stage.ask(event);
    assertEquals("ok", answer.text("status"), answer::toString);
    assertEquals(statuses, answer.each("results", "status"), answer::toString);
  }
}
