package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies between shares and stores. */
class CopyingTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private Outcome.Stored copy(Location from, Location to, CopyOptions options) {
    return setting.outcome(Outcome.Stored.class, new Operation.Copy(from, to, options));
  }

  private static CopyOptions options(IfExists ifExists, Verify verify) {
    return new CopyOptions(ifExists, verify, true, false, false, false, NameFilter.ALL, 2);
  }

  private static CopyOptions recursive(NameFilter filter, boolean dryRun) {
    return new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, dryRun, filter, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 100_000})
  void bytesAreIdenticalBothWays(int size) throws Exception {
    var bytes = random(size);
    setting.volume().put("in", bytes);
    copy(setting.at("in"), Setting.key("k"), options(IfExists.REPLACE, Verify.SHA256));
    copy(Setting.key("k"), setting.at("out/f"), options(IfExists.REPLACE, Verify.SHA256));
    assertArrayEquals(bytes, setting.volume().bytes("out/f"));
    copy(setting.at("in"), setting.at("again"), options(IfExists.FAIL, Verify.SIZE));
    assertArrayEquals(bytes, setting.volume().bytes("again"));
  }

  @Test
  void aTrailingSlashTakesTheNameAndADirectoryWhereThatIsAsked() throws Exception {
    setting.put("a.txt", "1");
    setting.volume().makeDirectory("dir");
    assertEquals(
        "dir/a.txt",
        copy(setting.at("a.txt"), setting.at("dir"), CopyOptions.DEFAULT.intoDirectories())
            .entry()
            .path());
    setting.failure(
        FailureKind.IS_A_DIRECTORY,
        new Operation.Copy(setting.at("a.txt"), setting.at("dir"), CopyOptions.DEFAULT));
    assertEquals(
        "new/a.txt",
        copy(setting.at("a.txt"), setting.at("new/"), CopyOptions.DEFAULT).entry().path());
  }

  @Test
  void whatExistsDecides() throws Exception {
    setting.put("a", "new");
    setting.put("b", "old");
    setting.failure(
        FailureKind.ALREADY_EXISTS,
        new Operation.Copy(setting.at("a"), setting.at("b"), options(IfExists.FAIL, Verify.SIZE)));
    assertTrue(
        copy(setting.at("a"), setting.at("b"), options(IfExists.SKIP, Verify.SIZE)).skipped());
    assertEquals("old", setting.text("b"));
    setting.failure(
        FailureKind.NOT_FOUND,
        new Operation.Copy(setting.at("none"), setting.at("b"), CopyOptions.DEFAULT));
    setting.volume().makeDirectory("d");
    setting.failure(
        FailureKind.IS_A_DIRECTORY,
        new Operation.Copy(setting.at("d"), setting.at("x"), CopyOptions.DEFAULT));
  }

  @Test
  void aSourceThatChangesMeanwhileFailsAndReplacesNothing() throws Exception {
    setting.volume().put("in", random(50_000));
    setting.store.put(new ObjectKey("bucket", "k"), Setting.bytes("old"));
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.IS_CURRENT) {
            setting.volume().put("in", random(50_001));
          }
        });
    setting.failure(
        FailureKind.CHANGED,
        new Operation.Copy(setting.at("in"), Setting.key("k"), CopyOptions.DEFAULT));
    assertArrayEquals(Setting.bytes("old"), setting.store.bytes(new ObjectKey("bucket", "k")));
  }

  @Test
  void aKeyThatDiffersInLetterCaseAloneDoesNotReplace() throws Exception {
    setting.put("in/Report.csv", "first");
    setting.store.put(new ObjectKey("bucket", "report.csv"), Setting.bytes("second"));
    setting.failure(
        FailureKind.ALREADY_EXISTS,
        new Operation.Copy(
            Setting.key("report.csv"), setting.at("in/report.csv"), CopyOptions.DEFAULT));
    assertEquals("first", setting.text("in/Report.csv"));
  }

  @Test
  void aConnectionThatBreaksInTheMiddleIsReplacedOnce() throws Exception {
    var bytes = random(60_000);
    setting.volume().put("in", bytes);
    setting.faults().loseRequest(ShareCall.READ, 3);
    var result =
        setting.perform(
            new Operation.Copy(setting.at("in"), Setting.key("k"), CopyOptions.DEFAULT));
    assertEquals(2, result.attempts());
    assertArrayEquals(bytes, setting.store.bytes(new ObjectKey("bucket", "k")));
  }

  @Test
  void aTreeIsCopiedAndItsLinksArePassedOver() throws Exception {
    for (var i = 0; i < 20; i++) {
      setting.put("tree/d" + i % 3 + "/f" + i, "content " + i);
    }
    setting.volume().makeLink("tree/link");
    var copied =
        setting.treeCopied(
            new Operation.Copy(
                setting.at("tree"), Setting.key("to/"), recursive(NameFilter.ALL, false)));
    assertEquals(20, copied.files());
    assertEquals(0, copied.failed());
    assertEquals(1, copied.links());
    assertEquals(20, setting.store.keys("bucket").size());
    var back =
        setting.treeCopied(
            new Operation.Copy(
                Setting.key("to/"), setting.at("back"), recursive(NameFilter.ALL, false)));
    assertEquals(20, back.files());
    assertEquals("content 7", setting.text("back/d1/f7"));
  }

  @Test
  void aDirectoryIsNotCopiedIntoItself() throws Exception {
    setting.put("d/f", "x");
    setting.put("d2/f", "x");
    setting.store.put(Setting.key("d/f").key(), Setting.bytes("x"));
    var whole = recursive(NameFilter.ALL, false);
    for (var into : new String[] {"d", "d/", "d/e/g"}) {
      setting.failure(
          FailureKind.INVALID_REQUEST,
          new Operation.Copy(setting.at("d"), setting.at(into), whole));
      setting.failure(
          FailureKind.INVALID_REQUEST,
          new Operation.Copy(Setting.key("d"), Setting.key(into), whole));
    }
    setting.failure(
        FailureKind.INVALID_REQUEST, new Operation.Copy(setting.at(""), setting.at("d"), whole));
    setting.treeCopied(new Operation.Copy(setting.at("d"), setting.at("d2"), whole));
    setting.treeCopied(new Operation.Copy(Setting.key("d"), Setting.key("d2"), whole));
  }

  @Test
  void filtersAndDryRunsChooseAndShow() throws Exception {
    setting.put("t/a.csv", "1");
    setting.put("t/b.txt", "2");
    setting.put("t/deep/c.csv", "3");
    var filter = new NameFilter(List.of("*.csv"), List.of("deep/**"));
    var planned =
        setting.treeCopied(
            new Operation.Copy(setting.at("t"), setting.at("u"), recursive(filter, true)));
    assertEquals(1, planned.files());
    assertEquals("u/a.csv", setting.told.getFirst().path());
    assertFalse(setting.volume().exists("u"));
  }
}
