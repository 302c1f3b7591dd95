package dev.smbridge.domain.operation;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.comparison.Comparison;
import dev.smbridge.domain.copy.CheckSummary;
import dev.smbridge.domain.copy.CopyLimits;
import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.copy.SyncDeletion;
import dev.smbridge.domain.copy.TreePart;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making one tree like another, and telling how they differ. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SyncingTest {
  private static final SyncDeletion DELETE = new SyncDeletion(true, false, Long.MAX_VALUE);

  private final Setting setting = new Setting(8);

  @BeforeEach
  void aTree() {
    setting.put("from/a.txt", "one");
    setting.put("from/d/b.txt", "two");
    setting.put("from/d-e.txt", "three");
    setting.volume().makeDirectory("from/empty");
    setting.volume().age("from/a.txt", Duration.ofDays(3));
  }

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private Location share(String path) throws FileFailure {
    return setting.at(path);
  }

  private TreeSummary sync(Location from, Location to, CopyOptions options, SyncDeletion deletion) {
    return setting.treeCopied(new Operation.Sync(from, to, options, deletion));
  }

  private TreeSummary sync(Location from, Location to) {
    return sync(from, to, CopyOptions.DEFAULT, DELETE);
  }

  private CheckSummary check(Location from, Location to, Comparison comparison) {
    var options = CopyOptions.DEFAULT.comparing(comparison);
    return setting.outcome(Outcome.Checked.class, new Operation.Check(from, to, options)).summary();
  }

  private static void assertAll(TreeSummary summary, long files, long skipped, long deleted) {
    assertNull(summary.ended(), summary::toString);
    assertEquals(0, summary.failed(), summary::toString);
    assertEquals(
        List.of(files, skipped, deleted),
        List.of(summary.files(), summary.skipped(), summary.deleted()));
  }

  @Test
  void aShareComesOutAlikeOnAShareAndTheSecondRunOnlyLists() throws Exception {
    assertAll(sync(share("from"), share("to")), 3, 0, 0);
    assertEquals("two", setting.text("to/d/b.txt"));
    assertTrue(setting.volume().isDirectory("to/empty"));
    setting
        .faults()
        .listen((call, path) ->
            assertTrue(
                call == ShareCall.LIST
                    || call == ShareCall.NEXT
                    || (call == ShareCall.STAT && (path.equals("from") || path.equals("to"))),
                call + " " + path));
    assertAll(sync(share("from"), share("to")), 0, 3, 0);
    assertEquals(0, check(share("from"), share("to"), Comparison.SIZE_TIME).differences());
  }

  @ParameterizedTest
  @ValueSource(strings = {"store/", ""})
  void aShareComesOutAlikeInAStoreAndBack(String prefix) throws Exception {
    var store = Setting.key(prefix);
    assertAll(sync(share("from"), store), 3, 0, 0);
    assertAll(sync(share("from"), store), 0, 3, 0);
    assertTrue(setting.store.keys("bucket").contains(prefix + "empty/"));
    assertFalse(setting.store.keys("bucket").contains(prefix + "d/"), "a marker for nothing");
    assertAll(sync(store, share("back")), 3, 0, 0);
    assertAll(sync(store, share("back")), 0, 3, 0);
    assertEquals(0, check(share("from"), share("back"), Comparison.SIZE_TIME).differences());
    assertEquals(0, check(share("from"), store, Comparison.SHA256).differences());
  }

  @Test
  void whatChangedIsCopiedAndWhatIsExtraIsDeletedAtTheEnd() throws Exception {
    sync(share("from"), share("to"));
    setting.put("from/a.txt", "longer");
    setting.put("to/x/y/extra.txt", "x");
    setting.put("to/z.txt", "x");
    setting
        .faults()
        .listen((call, path) ->
            assertTrue(
                call != ShareCall.DELETE || setting.text("to/a.txt").equals("longer"),
                "deleted before everything was copied"));
    assertAll(sync(share("from"), share("to")), 1, 2, 4);
    assertFalse(setting.volume().exists("to/x") || setting.volume().exists("to/z.txt"));
  }

  @Test
  void nothingIsDeletedUnlessThatIsAsked() throws Exception {
    setting.put("to/extra.txt", "x");
    assertAll(sync(share("from"), share("to"), CopyOptions.DEFAULT, SyncDeletion.NONE), 3, 0, 0);
    assertTrue(setting.volume().exists("to/extra.txt"));
  }

  @ParameterizedTest
  @EnumSource(
      value = ShareCall.class,
      names = {"OPEN", "LIST"})
  void nothingIsDeletedAfterAFailure(ShareCall failing) throws Exception {
    setting.put("to/extra.txt", "x");
    setting.put("to/d/kept.txt", "x");
    setting
        .faults()
        .listen((call, path) -> {
          if (call == failing && path.startsWith("from/d")) {
            throw new FileFailure(FailureKind.ACCESS_DENIED, "of the test");
          }
        });
    var summary = sync(share("from"), share("to"));
    assertTrue(summary.failed() > 0, summary::toString);
    assertEquals(0, summary.deleted());
    assertTrue(setting.volume().exists("to/extra.txt") && setting.volume().exists("to/d/kept.txt"));
  }

  @Test
  void aDirectoryThatCannotBeListedHasNoExtras() throws Exception {
    sync(share("from"), share("to"));
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.LIST && path.equals("from/d")) {
            throw new FileFailure(FailureKind.ACCESS_DENIED, "of the test");
          }
        });
    var summary = check(share("from"), share("to"), Comparison.SIZE_TIME);
    assertEquals(1, summary.failed());
    assertEquals(0, summary.differences(), summary::toString);
  }

  @Test
  void anEmptySourceDeletesNothingUnlessAllIsToGo() throws Exception {
    setting.volume().makeDirectory("nothing");
    setting.put("to/kept.txt", "x");
    var refused = sync(share("nothing"), share("to"));
    assertEquals(FailureKind.INVALID_REQUEST, assertNotNullEnd(refused).kind());
    assertTrue(setting.volume().exists("to/kept.txt"));
    var all = new SyncDeletion(true, true, Long.MAX_VALUE);
    assertAll(sync(share("nothing"), share("to"), CopyOptions.DEFAULT, all), 0, 0, 1);
    assertFalse(setting.volume().exists("to/kept.txt"));
  }

  private static FileFailure assertNotNullEnd(TreeSummary summary) {
    var ended = summary.ended();
    assertNotNull(ended, summary::toString);
    return ended;
  }

  @Test
  void moreThanMayBeDeletedIsNotDeletedAtAll() throws Exception {
    setting.put("to/x.txt", "x");
    setting.put("to/y.txt", "x");
    var one = new SyncDeletion(true, false, 1);
    var summary = sync(share("from"), share("to"), CopyOptions.DEFAULT, one);
    assertEquals(3, summary.files());
    assertNotNullEnd(summary);
    assertTrue(setting.volume().exists("to/x.txt") && setting.volume().exists("to/y.txt"));
  }

  @Test
  void whatAFilterLeavesOutIsNeitherCopiedNorDeleted() throws Exception {
    setting.put("from/new.tmp", "x");
    setting.put("to/old.tmp", "x");
    setting.put("to/gone/left.tmp", "x");
    setting.put("to/gone/extra.txt", "x");
    var options =
        CopyOptions.DEFAULT.selecting(Selection.of(new NameFilter(List.of(), List.of("*.tmp"))));
    assertAll(sync(share("from"), share("to"), options, DELETE), 3, 0, 1);
    assertTrue(
        setting.volume().exists("to/old.tmp") && setting.volume().exists("to/gone/left.tmp"));
    assertFalse(setting.volume().exists("to/new.tmp"));
    assertFalse(setting.volume().exists("to/gone/extra.txt"));
  }

  @Test
  void aDryRunChangesNothingAndTellsAll() throws Exception {
    setting.put("to/extra.txt", "x");
    var dry =
        new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, true, NameFilter.ALL, 4);
    assertAll(sync(share("from"), share("to"), dry, DELETE), 3, 0, 1);
    assertEquals(List.of("extra.txt"), setting.volume().names("to"));
  }

  @Test
  void aDirectoryInTheWayOfAFileIsAFailureAndNoLoss() throws Exception {
    setting.put("to/a.txt/inside.txt", "x");
    var summary = sync(share("from"), share("to"));
    assertEquals(1, summary.failed(), summary::toString);
    assertEquals("x", setting.text("to/a.txt/inside.txt"));
  }

  @Test
  void aCopyTakesOnlyWhatIsDifferentOrNewer() throws Exception {
    sync(share("from"), share("to"));
    setting.put("from/a.txt", "new");
    setting.put("to/d/b.txt", "changed there, later");
    assertAll(copy(IfExists.NEWER), 1, 2, 0);
    assertEquals("changed there, later", setting.text("to/d/b.txt"));
    assertAll(copy(IfExists.DIFFERENT), 1, 2, 0);
    assertEquals("two", setting.text("to/d/b.txt"));
    var one =
        new CopyOptions(
            IfExists.DIFFERENT, Verify.SIZE, true, false, false, false, NameFilter.ALL, 1);
    var same =
        setting.outcome(
            Outcome.Stored.class, new Operation.Copy(share("from/a.txt"), share("to/a.txt"), one));
    assertTrue(same.skipped());
  }

  private TreeSummary copy(IfExists ifExists) throws FileFailure {
    var options =
        new CopyOptions(ifExists, Verify.SIZE, true, true, false, false, NameFilter.ALL, 4);
    return setting.treeCopied(new Operation.Copy(share("from"), share("to"), options));
  }

  @Test
  void contentIsComparedWhereThatIsAsked() throws Exception {
    sync(share("from"), share("to"));
    setting.put("to/a.txt", "eno");
    assertEquals(1, check(share("from"), share("to"), Comparison.SHA256).different());
    assertEquals(0, check(share("from"), share("to"), Comparison.SIZE).different());
    setting.put("to/a.txt", "one");
    assertEquals(0, check(share("from"), share("to"), Comparison.SHA256).different());
    assertEquals(1, check(share("from"), share("to"), Comparison.SIZE_TIME).different());
  }

  @ParameterizedTest
  @ValueSource(strings = {"from", "from/d", ""})
  void neitherDirectoryMayBeInTheOther(String other) throws Exception {
    setting.failure(
        FailureKind.INVALID_REQUEST,
        new Operation.Sync(share("from"), share(other), CopyOptions.DEFAULT, DELETE));
  }

  /** Each part has the time of one or two files. */
  private List<TreeSummary> inParts(SyncDeletion deletion) throws FileFailure {
    var parts = new ArrayList<TreeSummary>();
    for (var part = TreePart.FIRST; part != null; part = parts.getLast().next()) {
      var options = CopyOptions.DEFAULT.within(CopyLimits.of(1)).of(TreePart.parse(part.token()));
      var asked = new Operation.Sync(share("from"), share("to"), options, deletion);
      var time = Deadline.within(Duration.ofMillis(600), Duration.ofSeconds(5));
      var outcome = setting.perform(asked, time).outcome();
      parts.add(assertInstanceOf(Outcome.TreeCopied.class, outcome).summary());
      assertTrue(parts.size() < 100, "it does not come to its end");
    }
    return parts;
  }

  @Test
  void aTreeThatTakesLongerThanTheTimeIsDoneInParts() throws Exception {
    for (var i = 0; i < 20; i++) {
      setting.put("from/many/f" + i, "content " + i);
    }
    setting.put("to/a-first.txt", "x");
    setting.put("to/many/z.txt", "x");
    setting.faults().delay(ShareCall.OPEN, Duration.ofMillis(100));
    var parts = inParts(DELETE);
    assertTrue(parts.size() > 2, parts::toString);
    assertEquals(23, parts.stream().mapToLong(TreeSummary::files).sum(), parts::toString);
    assertEquals(0, parts.stream().mapToLong(TreeSummary::failed).sum(), parts::toString);
    assertEquals(2, parts.stream().mapToLong(TreeSummary::deleted).sum(), parts::toString);
    assertNull(parts.getLast().ended(), parts::toString);
    setting.faults().heal();
    assertEquals(0, check(share("from"), share("to"), Comparison.SIZE_TIME).differences());
  }

  @Test
  void aDeletionForWhichNoPartHasTheTimeEndsAndDeletesNothing() throws Exception {
    for (var i = 0; i < 60; i++) {
      setting.put("from/d" + i + "/f", "1");
      setting.put("to/d" + i + "/f", "1");
    }
    setting.put("to/z.txt", "x");
    setting.faults().delay(ShareCall.LIST, Duration.ofMillis(15));
    var options = CopyOptions.DEFAULT.within(CopyLimits.of(1)).of(TreePart.parse("d-:"));
    var asked = new Operation.Sync(share("from"), share("to"), options, DELETE);
    var time = Deadline.within(Duration.ofMillis(600), Duration.ofSeconds(5));
    var summary =
        assertInstanceOf(Outcome.TreeCopied.class, setting.perform(asked, time).outcome())
            .summary();
    assertNull(summary.next(), summary::toString);
    assertEquals(FailureKind.DEADLINE, requireNonNull(summary.ended()).kind());
    assertTrue(setting.volume().exists("to/z.txt"));
  }

  @Test
  void whatFailedInAnEarlierPartKeepsTheExtras() throws Exception {
    for (var i = 0; i < 20; i++) {
      setting.put("from/many/f" + i, "content " + i);
    }
    setting.put("to/z.txt", "x");
    setting.faults().delay(ShareCall.OPEN, Duration.ofMillis(100));
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.OPEN && path.equals("from/a.txt")) {
            throw new FileFailure(FailureKind.ACCESS_DENIED, "of the test");
          }
        });
    var parts = inParts(DELETE);
    assertTrue(parts.size() > 2, parts::toString);
    assertEquals(1, parts.stream().mapToLong(TreeSummary::failed).sum(), parts::toString);
    assertTrue(setting.volume().exists("to/z.txt"));
  }

  @Test
  void aTokenThatIsNoneIsRefused() {
    var refused = assertThrows(FileFailure.class, () -> TreePart.parse("2026/a.csv"));
    assertEquals(FailureKind.INVALID_REQUEST, refused.kind());
  }

  @Test
  void aConnectionThatBreaksWhileDeletingIsGoneOnWith() throws Exception {
    sync(share("from"), share("to"));
    setting.put("to/x.txt", "x");
    setting.put("to/y.txt", "x");
    setting.faults().loseReply(ShareCall.DELETE, 1);
    assertAll(sync(share("from"), share("to")), 0, 3, 2);
    assertFalse(setting.volume().exists("to/x.txt") || setting.volume().exists("to/y.txt"));
  }
}
