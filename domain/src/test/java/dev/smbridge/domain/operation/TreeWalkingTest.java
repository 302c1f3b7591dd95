package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees as they are: what a walk cannot show is one failure, and the rest takes part. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TreeWalkingTest {
  private static final CopyOptions TREE =
      new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, 2);

  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private Location.OnShare at(String path) {
    try {
      return setting.at(path);
    } catch (FileFailure invalid) {
      throw new IllegalArgumentException(path, invalid);
    }
  }

  private TreeSummary copy(Location from, Location to, Selection selection) {
    return setting.treeCopied(new Operation.Copy(from, to, TREE.selecting(selection)));
  }

  private TreeSummary fetch(Selection selection) {
    return copy(at("tree"), Setting.key("to/"), selection);
  }

  private List<String> stored() {
    return setting.store.keys("bucket").stream().sorted().toList();
  }

  private void refuse(ShareCall call, String refused, int nth) {
    var seen = ConcurrentHashMap.newKeySet();
    setting
        .faults()
        .listen((made, path) -> {
          if (made == call && path.equals(refused)) {
            seen.add(seen.size());
            if (seen.size() == nth) {
              throw new FileFailure(FailureKind.ACCESS_DENIED, "the account may not list it");
            }
          }
        });
  }

  private void tree() {
    setting.put("tree/a.txt", "a");
    setting.put("tree/closed/b.txt", "b");
    setting.put("tree/open/c.txt", "c");
  }

  @Test
  void aDirectoryThatMayNotBeReadIsOneFailureOfAListing() {
    tree();
    refuse(ShareCall.LIST, "tree/closed", 1);
    var result = setting.perform(new Operation.ListEntries(at("tree"), true, null));
    assertTrue(result.isPartial(), result::toString);
    assertEquals(new Outcome.Streamed(4, 1), result.outcome());
    assertEquals(
        List.of("a.txt", "closed", "open", "open/c.txt"),
        setting.told.stream().map(Entry::path).sorted().toList());
    assertEquals("closed", setting.failures.getFirst().path());
    assertEquals(FailureKind.ACCESS_DENIED, setting.failures.getFirst().kind());
  }

  @Test
  void aPageOfAListingSaysWhatIsMissingInIt() {
    tree();
    refuse(ShareCall.LIST, "tree/closed", 1);
    var result = setting.perform(new Operation.ListEntries(at("tree"), true, new Page(10, null)));
    assertTrue(result.isPartial(), result::toString);
    var page = (Outcome.Listed) result.outcome();
    assertEquals(4, page.entries().size());
    assertEquals(1, page.failed());
    assertEquals("closed", page.failures().getFirst().path());
  }

  @Test
  void aDirectoryThatMayNotBeReadIsOneFailureOfACopy() {
    tree();
    refuse(ShareCall.LIST, "tree/closed", 1);
    var copied = fetch(Selection.ALL);
    assertEquals(2, copied.files());
    assertEquals(1, copied.failed());
    assertEquals("closed", copied.failures().getFirst().path());
    assertEquals(List.of("to/a.txt", "to/open/c.txt"), stored());
  }

  @Test
  void aListingThatIsRefusedHalfWayIsOneFailure() {
    tree();
    setting.put("tree/closed/d.txt", "d");
    refuse(ShareCall.NEXT, "tree/closed", 2);
    var copied = fetch(Selection.ALL);
    assertEquals(3, copied.files());
    assertEquals(1, copied.failed());
    assertEquals("closed", copied.failures().getFirst().path());
  }

  @Test
  void aTopThatMayNotBeReadFailsTheWhole() {
    tree();
    refuse(ShareCall.LIST, "tree", 1);
    setting.failure(
        FailureKind.ACCESS_DENIED, new Operation.Copy(at("tree"), Setting.key("to/"), TREE));
  }

  @Test
  void aNameThatNoClientCanAskForIsOneFailureWithItsName() {
    tree();
    setting.put("tree/back\\slash", "x");
    setting.put("tree/st:ream/x.txt", "x");
    var listed = setting.perform(new Operation.ListEntries(at("tree"), true, null));
    assertEquals(new Outcome.Streamed(6, 2), listed.outcome());
    var copied = fetch(Selection.ALL);
    assertEquals(3, copied.files());
    assertEquals(
        List.of("back\\slash", "st:ream"),
        copied.failures().stream().map(FileFailure::path).sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "closed/**"})
  void anExcludedDirectoryIsNeitherEnteredNorAskedFor(String glob) {
    tree();
    refuse(ShareCall.LIST, "tree/closed", 1);
    var names = new NameFilter(List.of(), List.of(glob));
    var copied = fetch(Selection.of(names));
    assertEquals(0, copied.failed());
    assertEquals(2, copied.files());
    setting.perform(new Operation.ListEntries(at("tree"), true, names, null));
    assertEquals(List.of(), setting.failures);
    assertFalse(setting.told.stream().anyMatch(entry -> entry.path().contains("closed")));
  }

  @Test
  void whatIsInAnExcludedDirectoryOfAStoreTakesNoPart() {
    setting.store.put(Setting.key("tree/tmp/a.txt").key(), Setting.bytes("a"));
    setting.store.put(Setting.key("tree/b.txt").key(), Setting.bytes("b"));
    var names = new NameFilter(List.of(), List.of("tmp"));
    var copied = copy(Setting.key("tree/"), at("to"), Selection.of(names));
    assertEquals(1, copied.files());
    assertEquals(List.of("b.txt"), setting.volume().names("to"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"old.", "aux.h", "x "})
  void aNameThatWindowsRefusesIsWorkedWithAndNotMade(String name) throws Exception {
    setting.put("tree/" + name, "odd");
    setting.put("tree/" + name + "d/below.", "odd too");
    assertEquals(2, fetch(Selection.ALL).files());
    assertEquals(List.of("to/" + name, "to/" + name + "d/below."), stored());
    var found = setting.outcome(Outcome.Found.class, new Operation.Stat(at("tree/" + name)));
    assertEquals(3, found.entry().sizeBytes());
    setting.outcome(
        Outcome.Stored.class,
        new Operation.Move(at("tree/" + name), at("tree/new"), IfExists.FAIL));
    assertEquals("odd", setting.text("tree/new"));
    setting.failure(FailureKind.INVALID_PATH, setting.write("tree/" + name, "x", IfExists.REPLACE));
    setting.failure(
        FailureKind.INVALID_PATH,
        new Operation.Move(at("tree/new"), at("tree/" + name), IfExists.FAIL));
    setting.failure(
        FailureKind.INVALID_PATH, new Operation.MakeDirectory(at("made/" + name), true));
    setting.outcome(Outcome.TreeDeleted.class, setting.delete("tree", true, null));
    assertFalse(setting.volume().exists("tree"));
  }

  @Test
  void whatAShareDoesNotTakeIsOneFailureThatSaysWhy() {
    for (var name : List.of("good", "aux.h", "old./below", "a:b", "c/d")) {
      setting.store.put(Setting.key("tree/" + name).key(), Setting.bytes(name));
    }
    var copied = copy(Setting.key("tree/"), at("to"), Selection.ALL);
    assertEquals(2, copied.files());
    assertEquals(3, copied.failed());
    for (var failure : copied.failures()) {
      assertEquals(FailureKind.INVALID_PATH, failure.kind(), failure::message);
    }
    assertEquals(List.of("c", "good"), setting.volume().names("to"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../escaped", "a/../../../escaped", "a//b", "./c"})
  void noKeyLeadsOutOfALocalFolder(String key) {
    setting.store.put(new ObjectKey("bucket", "tree/" + key), Setting.bytes("x"));
    setting.store.put(Setting.key("tree/fine").key(), Setting.bytes("x"));
    var copied = copy(Setting.key("tree/"), Setting.stream("folder"), Selection.ALL);
    assertEquals(1, copied.files());
    assertEquals(1, copied.failed());
    assertEquals(FailureKind.INVALID_PATH, copied.failures().getFirst().kind());
    assertEquals(List.of("folder/fine"), setting.pipe.keys(""));
  }

  @Test
  void linksAreFailuresWhereThatIsAskedFor() {
    tree();
    setting.volume().makeLink("tree/link");
    assertEquals(1, fetch(Selection.ALL).links());
    var fail =
        new Selection(
            NameFilter.ALL, null, Duration.ZERO, null, 0, Long.MAX_VALUE, Links.FAIL, false);
    var copied = fetch(fail);
    assertEquals(1, copied.failed());
    assertEquals("link", copied.failures().getFirst().path());
  }

  @Test
  void directoriesThatHoldNothingAreKeptWhereThatIsAskedFor() {
    tree();
    setting.volume().makeDirectory("tree/empty/deep");
    setting.volume().makeDirectory("tree/skipped/deep");
    var names = new NameFilter(List.of(), List.of("skipped"));
    var empty =
        new Selection(names, null, Duration.ZERO, null, 0, Long.MAX_VALUE, Links.SKIP, true);
    fetch(Selection.of(names));
    assertEquals(3, stored().size());
    var copied = fetch(empty);
    assertEquals(3, copied.files());
    assertEquals(
        List.of("to/a.txt", "to/closed/b.txt", "to/empty/deep/", "to/open/c.txt"), stored());
    assertEquals(3, copy(Setting.key("to/"), at("back"), empty).files());
    assertTrue(setting.volume().isDirectory("back/empty/deep"));
    copy(at("back"), at("again"), empty);
    assertTrue(setting.volume().isDirectory("again/empty/deep"));
    assertFalse(setting.volume().exists("again/skipped"));
  }

  @Test
  void onlyListedFilesAreCopiedAndNothingIsWalked() {
    tree();
    var listed =
        new Selection(
            NameFilter.ALL,
            List.of("a.txt", "open/c.txt", "missing", "open", "../out"),
            Duration.ZERO,
            null,
            0,
            Long.MAX_VALUE,
            Links.SKIP,
            false);
    var before = setting.faults().count(ShareCall.NEXT);
    var copied = fetch(listed);
    assertEquals(2, copied.files());
    assertEquals(before, setting.faults().count(ShareCall.NEXT));
    assertEquals(
        List.of("../out INVALID_PATH", "missing NOT_FOUND", "open IS_A_DIRECTORY"),
        copied.failures().stream().map(each -> each.path() + " " + each.kind()).sorted().toList());
  }

  @Test
  void sizeAndAgeDecideWhatTakesPart() {
    setting.put("tree/small", "1");
    setting.put("tree/middle", "12345");
    setting.put("tree/large", "1234567890");
    setting.put("tree/old", "12345");
    setting.volume().age("tree/old", Duration.ofDays(3));
    var selection =
        new Selection(
            NameFilter.ALL, null, Duration.ZERO, Duration.ofDays(2), 2, 9, Links.SKIP, false);
    assertEquals(1, fetch(selection).files());
    assertEquals(List.of("to/middle"), stored());
    assertTrue(fetch(Selection.of(new NameFilter(List.of("*.csv"), List.of()))).foundNothing());
  }

  @Test
  void aWalkCostsARequestADirectoryWhateverIsInIt() {
    for (var i = 0; i < 100_000; i++) {
      setting.put("tree/d" + i % 500 + "/f" + i, "");
    }
    setting.perform(new Operation.ListEntries(at("tree"), true, null));
    assertEquals(100_500, setting.told.size());
    assertEquals(501, setting.faults().count(ShareCall.LIST));
    assertTrue(setting.faults().count(ShareCall.NEXT) <= 100_500 + 2 * 501);
    assertEquals(0, setting.faults().count(ShareCall.STAT));
  }
}
