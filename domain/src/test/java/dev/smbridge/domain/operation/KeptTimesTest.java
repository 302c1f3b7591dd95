package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a file is kept: its time in every copy, and its read-only attribute unless forced. */
class KeptTimesTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private Instant modified(String path) throws FileFailure {
    return setting
        .outcome(Outcome.Found.class, new Operation.Stat(setting.at(path)))
        .entry()
        .modified();
  }

  private Entry copied(Location from, Location to, CopyOptions options) {
    return setting.outcome(Outcome.Stored.class, new Operation.Copy(from, to, options)).entry();
  }

  private Instant oldFile() throws FileFailure {
    setting.put("old.txt", "content");
    setting.volume().age("old.txt", Duration.ofDays(300));
    return modified("old.txt");
  }

  @Test
  void theTimeGoesThroughAStoreAndBack() throws Exception {
    var old = oldFile();
    copied(setting.at("old.txt"), Setting.key("kept"), CopyOptions.DEFAULT);
    var back = copied(Setting.key("kept"), setting.at("back.txt"), CopyOptions.DEFAULT);
    assertEquals(old, modified("back.txt"));
    assertEquals(old, back.modified());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTimeIsKeptWithinAShareAndSetBeforeTheFileIsSeen(boolean exists) throws Exception {
    var old = oldFile();
    if (exists) {
      setting.put("new.txt", "before");
    }
    var set = new AtomicBoolean();
    setting
        .faults()
        .listen((call, path) -> {
          set.compareAndSet(false, call == ShareCall.SET_MODIFIED);
          assertTrue(set.get() || call != ShareCall.RENAME, "renamed before its time was set");
        });
    copied(setting.at("old.txt"), setting.at("new.txt"), CopyOptions.DEFAULT);
    assertTrue(set.get());
    assertEquals(old, modified("new.txt"));
  }

  @Test
  void theTimeIsNotKeptWhereThatIsNotWanted() throws Exception {
    var old = oldFile();
    copied(setting.at("old.txt"), setting.at("new.txt"), CopyOptions.DEFAULT.keepingTimes(false));
    assertNotEquals(old, modified("new.txt"));
  }

  @Test
  void anObjectWithoutATimeOfItsOwnGivesItsLastChange() throws Exception {
    var version = setting.store.put(Setting.key("k").key(), Setting.bytes("x"));
    copied(Setting.key("k"), setting.at("new.txt"), CopyOptions.DEFAULT);
    assertEquals(version.modified(), modified("new.txt"));
  }

  @Test
  void aReadOnlyFileIsReplacedOnlyWhereThatIsForced() throws Exception {
    setting.put("kept.txt", "before");
    setting.volume().makeReadOnly("kept.txt");
    setting.store.put(Setting.key("k").key(), Setting.bytes("after"));
    var copy = new Operation.Copy(Setting.key("k"), setting.at("kept.txt"), CopyOptions.DEFAULT);
    var refused = setting.failure(FailureKind.ACCESS_DENIED, copy);
    assertTrue(refused.message().contains("read-only"), refused::message);
    setting.failure(FailureKind.ACCESS_DENIED, setting.write("kept.txt", "x", IfExists.REPLACE));
    assertEquals("before", setting.text("kept.txt"));
    copied(Setting.key("k"), setting.at("kept.txt"), CopyOptions.DEFAULT.forced(true));
    assertEquals("after", setting.text("kept.txt"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReadOnlyFileIsDeletedOnlyWhereThatIsForced(boolean recursive) throws Exception {
    setting.put("d/kept.txt", "x");
    setting.put("d/other.txt", "x");
    setting.volume().makeReadOnly("d/kept.txt");
    var path = setting.at(recursive ? "d" : "d/kept.txt");
    var refused = setting.perform(new Operation.Delete(path, recursive, null));
    var failure =
        recursive
            ? ((Outcome.TreeDeleted) refused.outcome()).failures().getFirst()
            : refused.failure().orElseThrow();
    assertEquals(FailureKind.ACCESS_DENIED, failure.kind());
    assertTrue(failure.message().contains("read-only"), failure::message);
    assertTrue(setting.volume().exists("d/kept.txt"));
    var forced =
        setting.perform(
            new Operation.Delete(
                path, recursive, null, true, Duration.ofSeconds(1), Selection.ALL));
    assertFalse(forced.failure().isPresent() || forced.isPartial(), forced::toString);
    assertFalse(setting.volume().exists(recursive ? "d" : "d/kept.txt"));
  }
}
