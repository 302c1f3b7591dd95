package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees whose workers, walks and servers end in the middle: counted, and gone on with. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TreeCopyingTest {
  private static final int FILES = 60;
  private static final int TRANSFERS = 8;

  private final Setting setting = new Setting(2 * TRANSFERS + 2);

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private static CopyOptions options(Duration retryFor) {
    return new CopyOptions(
            IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, TRANSFERS)
        .retrying(retryFor);
  }

  private TreeSummary copy(Location from, Location to) {
    return copy(from, to, Duration.ofSeconds(20));
  }

  private TreeSummary copy(Location from, Location to, Duration retryFor) {
    return setting
        .outcome(Outcome.TreeCopied.class, new Operation.Copy(from, to, options(retryFor)))
        .summary();
  }

  private static FileFailure ended(TreeSummary summary) {
    return Objects.requireNonNull(summary.ended(), summary::toString);
  }

  private void filesOnTheShare() {
    for (var i = 0; i < FILES; i++) {
      setting.put("tree/d" + i % 3 + "/f" + i, "content " + i);
    }
  }

  private void filesInTheStore() {
    for (var i = 0; i < FILES; i++) {
      setting.store.put(
          Setting.key("tree/d" + i % 3 + "/f" + i).key(), Setting.bytes("content " + i));
    }
  }

  private void assertAllOnTheShare() {
    for (var i = 0; i < FILES; i++) {
      assertEquals("content " + i, setting.text("to/d" + i % 3 + "/f" + i));
    }
    for (var d = 0; d < 3; d++) {
      assertEquals(FILES / 3, setting.volume().names("to/d" + d).size(), "temporary files");
    }
  }

  @Test
  void anErrorInOneWorkerFailsTheTree() {
    filesOnTheShare();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.OPEN && path.equals("tree/d1/f7")) {
            throw new StackOverflowError("of the test");
          }
        });
    var summary = copy(at("tree"), Setting.key("to/"));
    assertEquals(FailureKind.OTHER, ended(summary).kind());
    assertTrue(ended(summary).message().contains("StackOverflowError"), ended(summary)::message);
    assertEquals(1, summary.failed());
    assertEquals("tree/d1/f7", "tree/" + summary.failures().getFirst().path());
    assertEquals(summary.files(), setting.store.keys("bucket").size());
  }

  @Test
  void aBugInOneFileFailsThatFile() {
    filesOnTheShare();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.OPEN && path.equals("tree/d1/f7")) {
            throw new IllegalStateException("a bug");
          }
        });
    var summary = copy(at("tree"), Setting.key("to/"));
    assertNull(summary.ended());
    assertEquals(FILES - 1, summary.files());
    assertEquals(1, summary.failed());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWalkThatBreaksIsNoEndOfTheTree(boolean error) {
    filesOnTheShare();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.NEXT && setting.faults().count(call) == 30) {
            if (error) {
              throw new StackOverflowError("of the test");
            }
            throw new IllegalStateException("a bug");
          }
        });
    var operation =
        new Operation.Copy(at("tree"), Setting.key("to/"), options(Duration.ofSeconds(1)));
    var result = setting.perform(operation);
    assertEquals(FailureKind.OTHER, result.failure().orElseThrow().kind());
    var summary = ((Outcome.TreeCopied) result.outcome()).summary();
    assertTrue(summary.files() < FILES);
    assertEquals(summary.files(), setting.store.keys("bucket").size());
    assertTrue(ended(summary).message().contains("rest of the tree"), ended(summary)::message);
  }

  @Test
  void aServerThatIsAwayIsWaitedForByOne() {
    filesInTheStore();
    var outage = new ServerOutage(setting, ShareCall.RENAME, 20, Duration.ofMillis(700));
    var summary = copy(Setting.key("tree/"), at("to"));
    assertTrue(outage.wasThere());
    assertNull(summary.ended());
    assertEquals(0, summary.failed(), summary::toString);
    assertEquals(FILES, summary.files());
    assertAllOnTheShare();
    var each = 1 + 2 * TRANSFERS;
    assertTrue(
        outage.refusedConnections() <= each + 10, outage.refusedConnections() + " connections");
  }

  @Test
  void aSourceThatIsAwayIsWalkedOnWhereItWas() {
    filesOnTheShare();
    var outage = new ServerOutage(setting, ShareCall.NEXT, 30, Duration.ofMillis(700));
    var summary = copy(at("tree"), Setting.key("to/"));
    assertTrue(outage.wasThere());
    assertNull(summary.ended());
    assertEquals(FILES, summary.files());
    assertEquals(0, summary.failed());
    assertEquals(FILES, setting.store.keys("bucket").size());
  }

  @Test
  void aSourceThatChangedMeanwhileIsNotTakenForWhole() {
    filesOnTheShare();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.NEXT && setting.faults().count(call) == 30) {
            for (var d = 0; d < 3; d++) {
              setting.volume().deleteTree("tree/d" + d);
              setting.put("tree/d" + d + "/other", "x");
            }
            setting.wire.cut();
            throw new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke");
          }
        });
    var summary = copy(at("tree"), Setting.key("to/"));
    assertEquals(FailureKind.CHANGED, ended(summary).kind());
  }

  @Test
  void aServerThatStaysAwayEndsTheTreeAndEveryFileIsAccountedFor() {
    filesInTheStore();
    var outage = new ServerOutage(setting, ShareCall.RENAME, 20, Duration.ofDays(1));
    var operation =
        new Operation.Copy(Setting.key("tree/"), at("to"), options(Duration.ofMillis(400)));
    var result = setting.perform(operation);
    assertTrue(outage.wasThere());
    var summary = ((Outcome.TreeCopied) result.outcome()).summary();
    var ended = ended(summary);
    assertTrue(Outage.causes(ended), ended::toString);
    assertEquals(Effect.PARTIAL, ended.effect());
    assertEquals(ended, result.failure().orElseThrow());
    assertTrue(summary.failed() <= TRANSFERS, summary::toString);
    var notBegun = FILES - summary.files() - summary.failed();
    assertTrue(ended.message().contains(notBegun + " files were not begun"), ended::message);
  }

  @Test
  void aFileOnWhichTheConnectionAlwaysBreaksFailsAlone() {
    filesInTheStore();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.STAT && path.equals("to/d1/f7")) {
            throw new FileFailure(FailureKind.DEADLINE, "the server did not answer in time");
          }
        });
    var summary = copy(Setting.key("tree/"), at("to"));
    assertNull(summary.ended());
    assertEquals(FILES - 1, summary.files());
    assertEquals(FailureKind.DEADLINE, summary.failures().getFirst().kind());
  }

  @Test
  void aRefusedLoginIsNotRepeated() {
    filesInTheStore();
    var logins = new AtomicInteger();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.RENAME && setting.faults().count(call) == 20) {
            setting.server.changePassword("another");
            setting.wire.cut();
            throw new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke");
          }
          if (call == ShareCall.CONNECT) {
            logins.incrementAndGet();
          }
        });
    var summary = copy(Setting.key("tree/"), at("to"));
    assertEquals(FailureKind.AUTHENTICATION, ended(summary).kind());
    assertTrue(summary.files() < FILES);
  }

  @Test
  void anInterruptionBeginsNoFurtherFile() {
    filesInTheStore();
    var copying = Thread.currentThread();
    setting.faults().delay(ShareCall.FLUSH, Duration.ofMillis(50));
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.RENAME && setting.faults().count(call) == 10) {
            copying.interrupt();
          }
        });
    var summary = copy(Setting.key("tree/"), at("to"));
    assertEquals(FailureKind.OTHER, ended(summary).kind());
    assertTrue(ended(summary).message().contains("interrupted"), ended(summary)::message);
    assertTrue(summary.files() + summary.failed() <= 10 + 2 * TRANSFERS, summary::toString);
    var seen = 0L;
    for (var d = 0; d < 3; d++) {
      seen +=
          setting.volume().names("to/d" + d).stream().filter(name -> name.startsWith("f")).count();
    }
    assertEquals(summary.files(), seen);
    assertFalse(copying.isInterrupted());
  }

  private Location at(String path) {
    try {
      return setting.at(path);
    } catch (FileFailure impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
