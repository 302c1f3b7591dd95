package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.share.ShareCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a recursive deletion leaves where only a part of the tree is meant. */
class ChosenDeletionTest {
  private final Setting setting = new Setting();

  @BeforeEach
  void tree() {
    setting.put("d/a.tmp", "1");
    setting.put("d/keep.txt", "12345");
    setting.put("d/s/b.tmp", "123");
    setting.put("d/s/deep/c.tmp", "1");
    setting.put("d/other/d.tmp", "1");
  }

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  private static Selection named(List<String> includes, List<String> excludes, boolean empty) {
    var names = new NameFilter(includes, excludes);
    return new Selection(names, null, Duration.ZERO, null, 0, Long.MAX_VALUE, Links.SKIP, empty);
  }

  private static Selection listed(String... paths) {
    return new Selection(
        NameFilter.ALL, List.of(paths), Duration.ZERO, null, 0, Long.MAX_VALUE, Links.SKIP, false);
  }

  private static Selection sized(Duration minAge, @Nullable Duration maxAge, long most) {
    return new Selection(NameFilter.ALL, null, minAge, maxAge, 0, most, Links.SKIP, false);
  }

  private Outcome.TreeDeleted delete(Location top, Selection chosen) {
    return setting.outcome(
        Outcome.TreeDeleted.class,
        new Operation.Delete(top, true, null, false, Duration.ZERO, chosen));
  }

  @Test
  void whatIsLeftOutStaysAndSoDoTheDirectories() throws Exception {
    var deleted = delete(setting.at("d"), named(List.of("*.tmp"), List.of("other"), false));
    assertEquals(3, deleted.deleted());
    assertEquals(0, deleted.failed());
    assertEquals(List.of("keep.txt", "other", "s"), setting.volume().names("d"));
    assertEquals(List.of("d.tmp"), setting.volume().names("d/other"));
    assertTrue(setting.volume().isDirectory("d/s/deep"));
    assertEquals(3, setting.removed.size());
    assertTrue(setting.removed.contains("d/s/deep/c.tmp"), setting.removed::toString);
  }

  @Test
  void anExcludedDirectoryIsNotEntered() throws Exception {
    delete(setting.at("d"), named(List.of(), List.of("other", "s"), false));
    assertEquals(1, setting.faults().count(ShareCall.LIST));
  }

  @Test
  void directoriesThatHoldNothingThenGoWhereThatIsAskedFor() throws Exception {
    var deleted = delete(setting.at("d"), named(List.of("*.tmp"), List.of(), true));
    assertEquals(4 + 3, deleted.deleted());
    assertEquals(List.of("keep.txt"), setting.volume().names("d"));
  }

  @Test
  void theDirectoryItselfStaysWhereAnythingCouldBeLeftOut() throws Exception {
    setting.volume().deleteTree("d/keep.txt");
    delete(setting.at("d"), named(List.of("*.tmp"), List.of(), true));
    assertTrue(setting.volume().isDirectory("d"));
  }

  @Test
  void ageAndSizeDecide() throws Exception {
    setting.volume().age("d/a.tmp", Duration.ofDays(40));
    assertEquals(1, delete(setting.at("d"), sized(Duration.ofDays(30), null, 9)).deleted());
    assertFalse(setting.volume().exists("d/a.tmp"));
    assertEquals(3, delete(setting.at("d"), sized(Duration.ZERO, Duration.ofDays(1), 3)).deleted());
    assertTrue(setting.volume().exists("d/keep.txt"));
  }

  @Test
  void onlyListedFilesGoAndNothingIsListed() throws Exception {
    var deleted = delete(setting.at("d"), listed("a.tmp", "s/b.tmp", "missing", "s", "../d"));
    assertEquals(2, deleted.deleted());
    assertEquals(
        List.of(FailureKind.NOT_FOUND, FailureKind.IS_A_DIRECTORY, FailureKind.INVALID_PATH),
        deleted.failures().stream().map(FileFailure::kind).toList());
    assertEquals(0, setting.faults().count(ShareCall.LIST));
    assertTrue(setting.volume().exists("d/keep.txt"));
  }

  @Test
  void aListGoesOnWhereTheConnectionBroke() throws Exception {
    var outage = new ServerOutage(setting, ShareCall.DELETE, 2, Duration.ofMillis(200));
    var asked =
        new Operation.Delete(
            setting.at("d"),
            true,
            null,
            false,
            Duration.ofSeconds(10),
            listed("a.tmp", "s/b.tmp", "keep.txt"));
    var deleted = setting.outcome(Outcome.TreeDeleted.class, asked);
    assertEquals(3, deleted.deleted());
    assertEquals(0, deleted.failed(), deleted::toString);
    assertTrue(outage.wasThere());
  }

  @Test
  void aFileThatIsNotChosenStays() throws Exception {
    var asked =
        new Operation.Delete(
            setting.at("d/keep.txt"),
            true,
            null,
            false,
            Duration.ZERO,
            named(List.of("*.tmp"), List.of(), false));
    setting.outcome(Outcome.Done.class, asked);
    assertTrue(setting.volume().exists("d/keep.txt"));
  }

  @Test
  void objectsAreChosenAlike() throws Exception {
    for (var key : List.of("d/a.tmp", "d/keep.txt", "d/s/b.tmp", "d/other/d.tmp")) {
      setting.store.put(Setting.key(key).key(), Setting.bytes("1"));
    }
    var chosen = named(List.of("*.tmp"), List.of("other"), false);
    assertEquals(2, delete(Setting.key("d/"), chosen).deleted());
    assertEquals(List.of("d/keep.txt", "d/other/d.tmp"), setting.store.keys("bucket"));
    assertEquals(1, delete(Setting.key("d/"), listed("keep.txt")).deleted());
    assertEquals(List.of("d/other/d.tmp"), setting.store.keys("bucket"));
  }
}
