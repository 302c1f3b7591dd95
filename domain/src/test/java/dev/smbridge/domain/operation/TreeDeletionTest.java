package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.TreeFailures;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a recursive deletion removes, what it leaves, and what it says of both. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TreeDeletionTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  private Outcome.TreeDeleted delete(String path) throws FileFailure {
    return setting.outcome(Outcome.TreeDeleted.class, setting.delete(path, true, null));
  }

  private static FileFailure ended(Outcome.TreeDeleted deleted) {
    return Objects.requireNonNull(deleted.ended(), deleted::toString);
  }

  @Test
  void whatMayNotBeDeletedStaysAndTheRestGoes() throws Exception {
    for (var i = 0; i < 600; i++) {
      setting.put("d/s" + i % 3 + "/f" + i, "x");
    }
    setting.volume().makeReadOnly("d/s1/f4");
    setting.volume().makeLink("d/link");
    var result = setting.perform(setting.delete("d", true, null));
    assertTrue(result.isPartial(), result.toString());
    var deleted = (Outcome.TreeDeleted) result.outcome();
    assertEquals(599 + 1 + 2, deleted.deleted());
    assertEquals(1, deleted.failed());
    var failure = deleted.failures().getFirst();
    assertEquals(FailureKind.ACCESS_DENIED, failure.kind());
    assertEquals(Effect.NONE, failure.effect());
    assertEquals("d/s1/f4", failure.path());
    assertEquals(List.of("s1"), setting.volume().names("d"));
    assertEquals(List.of("f4"), setting.volume().names("d/s1"));
  }

  @Test
  void everyFailureIsToldAndTheFirstAreKept() throws Exception {
    for (var i = 0; i < 300; i++) {
      setting.put("d/f" + i, "x");
      if (i % 10 == 0) {
        setting.volume().makeReadOnly("d/f" + i);
      }
    }
    var deleted = delete("d");
    assertEquals(270, deleted.deleted());
    assertEquals(30, deleted.failed());
    assertEquals(TreeFailures.KEPT, deleted.failures().size());
    assertEquals(30, setting.failures.size());
    assertEquals(30, setting.volume().names("d").size());
  }

  @Test
  void anEntryThatIsListedAndNotFoundEndsWithOneFailure() throws Exception {
    setting.put("d/ghost", "x");
    setting.put("d/f", "x");
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.DELETE && path.equals("d/ghost")) {
            throw new FileFailure(FailureKind.NOT_FOUND, "nothing is there");
          }
        });
    var deleted = delete("d");
    assertEquals(1, deleted.deleted());
    assertEquals(1, deleted.failed());
    var failure = deleted.failures().getFirst();
    assertEquals(FailureKind.DIRECTORY_NOT_EMPTY, failure.kind());
    assertEquals("d", failure.path());
    assertTrue(failure.message().contains("\"ghost\""), failure::message);
    assertTrue(setting.faults().count(ShareCall.DELETE) < 10);
  }

  @Test
  void whatIsNotShownIsSaidToBeInTheWay() throws Exception {
    setting.volume().makeDirectory("d/s");
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.DELETE && path.equals("d/s")) {
            throw new FileFailure(FailureKind.DIRECTORY_NOT_EMPTY, "the directory has entries");
          }
        });
    var failure = delete("d").failures().getFirst();
    assertEquals("d/s", failure.path());
    assertTrue(failure.message().contains("not shown to this account"), failure::message);
  }

  @Test
  void whatIsNewMeanwhileGoesToo() throws Exception {
    setting.put("d/f", "x");
    var made = new AtomicInteger();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.DELETE && path.equals("d") && made.incrementAndGet() == 1) {
            setting.put("d/late", "x");
          }
        });
    assertEquals(new Outcome.TreeDeleted(3, 0, List.of(), null), delete("d"));
    assertFalse(setting.volume().exists("d"));
  }

  @Test
  void whoeverKeepsOnWritingIsNotFollowedForEver() throws Exception {
    setting.put("d/f", "x");
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.DELETE && path.equals("d")) {
            setting.put("d/again", "x");
          }
        });
    var deleted = delete("d");
    assertEquals(1, deleted.failed());
    assertTrue(
        deleted.failures().getFirst().message().contains("new entries kept coming"),
        deleted::toString);
  }

  @Test
  void aDirectoryThatMayNotBeListedIsOneFailureUnlessItIsEmpty() throws Exception {
    setting.put("d/full/f", "x");
    setting.volume().makeDirectory("d/empty");
    setting.put("d/other/f", "x");
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.LIST && (path.equals("d/full") || path.equals("d/empty"))) {
            throw new FileFailure(FailureKind.ACCESS_DENIED, "the account may not list it");
          }
        });
    var deleted = delete("d");
    assertEquals(1, deleted.failed());
    assertEquals(FailureKind.ACCESS_DENIED, deleted.failures().getFirst().kind());
    assertEquals("d/full", deleted.failures().getFirst().path());
    assertEquals(List.of("full"), setting.volume().names("d"));
  }

  @Test
  void aNameThatLeadsElsewhereIsNotFollowed() throws Exception {
    setting.put("d/..\\keep", "x");
    setting.put("d/f", "x");
    setting.put("keep", "x");
    var deleted = delete("d");
    assertEquals(1, deleted.deleted());
    assertEquals(FailureKind.CORRUPTED, deleted.failures().getFirst().kind());
    assertTrue(setting.volume().exists("keep"));
  }

  @Test
  void theEndOfTheTimeIsNoticedBetweenEntries() throws Exception {
    for (var i = 0; i < 200; i++) {
      setting.put("d/f" + i, "x");
    }
    setting.faults().delay(ShareCall.DELETE, Duration.ofMillis(20));
    var deadline = Deadline.within(Duration.ofMillis(500), Duration.ofSeconds(5));
    var result = setting.perform(setting.delete("d", true, null), deadline);
    var deleted = (Outcome.TreeDeleted) result.outcome();
    assertEquals(FailureKind.DEADLINE, ended(deleted).kind());
    assertEquals(Effect.PARTIAL, ended(deleted).effect());
    assertEquals(ended(deleted), result.failure().orElseThrow());
    assertTrue(deleted.deleted() + setting.volume().names("d").size() >= 199, deleted::toString);
    assertTrue(deleted.deleted() > 0 && setting.volume().names("d").size() > 100);
  }

  @Test
  void aBrokenConnectionCostsNothingButANewOne() throws Exception {
    for (var i = 0; i < 100; i++) {
      setting.put("d/s" + i % 5 + "/f" + i, "x");
    }
    setting.volume().makeReadOnly("d/s3/f3");
    setting.faults().loseRequest(ShareCall.NEXT, 30).loseReply(ShareCall.DELETE, 50);
    setting.faults().loseRequest(ShareCall.DELETE, 80);
    var deleted = delete("d");
    assertNull(deleted.ended());
    assertEquals(99 + 4, deleted.deleted());
    assertEquals(1, deleted.failed());
    assertEquals(List.of("s3"), setting.volume().names("d"));
  }

  @Test
  void aServerThatIsAwayIsWaitedFor() throws Exception {
    for (var i = 0; i < 100; i++) {
      setting.put("d/f" + i, "x");
    }
    var outage = new ServerOutage(setting, ShareCall.DELETE, 40, Duration.ofMillis(600));
    assertEquals(new Outcome.TreeDeleted(101, 0, List.of(), null), delete("d"));
    assertTrue(outage.wasThere());
  }

  @Test
  void aServerThatStaysAwayEndsItInPart() throws Exception {
    for (var i = 0; i < 100; i++) {
      setting.put("d/f" + i, "x");
    }
    var outage = new ServerOutage(setting, ShareCall.DELETE, 40, Duration.ofDays(1));
    var asked =
        new Operation.Delete(
            setting.at("d"), true, null, false, Duration.ofMillis(300), Selection.ALL);
    var deleted = setting.outcome(Outcome.TreeDeleted.class, asked);
    assertEquals(39, deleted.deleted());
    assertEquals(0, deleted.failed());
    assertEquals(FailureKind.CONNECTION_LOST, ended(deleted).kind());
    assertEquals(Effect.PARTIAL, ended(deleted).effect());
    assertTrue(outage.wasThere());
  }

  @Test
  void anInterruptionEndsIt() throws Exception {
    for (var i = 0; i < 100; i++) {
      setting.put("d/f" + i, "x");
    }
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.DELETE && setting.faults().count(call) == 10) {
            Thread.currentThread().interrupt();
          }
        });
    var deleted = delete("d");
    assertTrue(Thread.interrupted());
    assertEquals(10, deleted.deleted());
    assertEquals(FailureKind.OTHER, ended(deleted).kind());
    assertEquals(90, setting.volume().names("d").size());
  }
}
