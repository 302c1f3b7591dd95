package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names that differ in letter case alone, to a server that takes them for one. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LetterCaseTest {
  private static final int TRANSFERS = 16;
  private static final CopyOptions TREE =
      new CopyOptions(
          IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, TRANSFERS);

  private final Setting setting = new Setting(2 * TRANSFERS + 2);

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private Location at(String path) {
    try {
      return setting.at(path);
    } catch (FileFailure impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private void object(String key) {
    setting.store.put(Setting.key(key).key(), Setting.bytes(key));
  }

  private TreeSummary copyTree(String from, String to) {
    return setting
        .outcome(Outcome.TreeCopied.class, new Operation.Copy(Setting.key(from), at(to), TREE))
        .summary();
  }

  private static void assertTold(TreeSummary summary, long files, long failed) {
    assertNull(summary.ended());
    assertEquals(files, summary.files(), summary::toString);
    assertEquals(failed, summary.failed());
    for (var failure : summary.failures()) {
      assertEquals(FailureKind.ALREADY_EXISTS, failure.kind());
      assertTrue(failure.message().contains("only in letter case"), failure::message);
    }
  }

  @RepeatedTest(5)
  void ofTwoFilesUnderWayAtOnceOneIsCopiedAndTheOtherTold() {
    setting.faults().delay(ShareCall.FLUSH, Duration.ofMillis(5));
    for (var i = 0; i < 8; i++) {
      object("tree/name" + i);
      object("tree/NAME" + i);
    }
    assertTold(copyTree("tree/", "to"), 8, 8);
    assertEquals(8, setting.volume().names("to").size());
    for (var name : setting.volume().names("to")) {
      assertEquals("tree/" + name, setting.text("to/" + name));
    }
  }

  @RepeatedTest(5)
  void ofTwoDirectoriesMadeAtOnceOneIsFilled() {
    setting.faults().delay(ShareCall.CREATE_DIRECTORY, Duration.ofMillis(5));
    for (var i = 0; i < 8; i++) {
      object("tree/Data/deep/f" + i);
      object("tree/data/deep/g" + i);
    }
    assertTold(copyTree("tree/", "to"), 8, 8);
    var winner = setting.volume().names("to").getFirst();
    assertEquals(8, setting.volume().names("to/" + winner + "/deep").size());
    for (var name : setting.volume().names("to/" + winner + "/deep")) {
      var path = winner + "/deep/" + name;
      assertEquals("tree/" + path, setting.text("to/" + path));
    }
  }

  @Test
  void anEarlierCopyIsNotReplacedByALaterOne() {
    object("one/Data/report.csv");
    object("two/data/other.csv");
    object("three/Data/Report.csv");
    assertTold(copyTree("one/", "to"), 1, 0);
    assertTold(copyTree("two/", "to"), 0, 1);
    assertTold(copyTree("three/", "to"), 0, 1);
    assertTold(copyTree("one/", "to"), 1, 0);
    assertEquals("one/Data/report.csv", setting.text("to/Data/report.csv"));
  }

  @Test
  void oneFileByARouteIsHeldToEverySegmentThatIsItsOwn() {
    setting.put("in/Data/other.csv", "x");
    object("sftp/data/a.csv");
    object("sftp/Data/a.csv");
    setting.failure(
        FailureKind.ALREADY_EXISTS,
        new Operation.Copy(
            Setting.key("sftp/data/a.csv"), at("in/data/a.csv"), CopyOptions.DEFAULT));
    setting.outcome(
        Outcome.Stored.class,
        new Operation.Copy(
            Setting.key("sftp/Data/a.csv"), at("IN/Data/a.csv"), CopyOptions.DEFAULT));
    assertEquals("sftp/Data/a.csv", setting.text("in/Data/a.csv"));
  }

  @Test
  void aShareIsHeldToItAsAStoreIs() {
    setting.put("from/a.csv", "new");
    setting.put("to/A.csv", "old");
    var summary =
        setting
            .outcome(Outcome.TreeCopied.class, new Operation.Copy(at("from"), at("to"), TREE))
            .summary();
    assertTold(summary, 0, 1);
    assertEquals("old", setting.text("to/A.csv"));
  }

  @Test
  void aDestinationThatTellsThemApartTakesBoth() {
    object("tree/Data/a");
    object("tree/data/A");
    var summary =
        setting
            .outcome(
                Outcome.TreeCopied.class,
                new Operation.Copy(Setting.key("tree/"), Setting.key("to/"), TREE))
            .summary();
    assertTold(summary, 2, 0);
    assertEquals(4, setting.store.keys("bucket").size());
  }

  @Test
  void aDirectoryIsListedOnceAndNotOnceAFile() {
    for (var i = 0; i < 200; i++) {
      object("tree/d/f" + i);
    }
    assertTold(copyTree("tree/", "to"), 200, 0);
    var made = setting.faults().count(ShareCall.LIST);
    assertTrue(made <= TRANSFERS + 4, made + " listings for new files");
    assertTold(copyTree("tree/", "to"), 200, 0);
    var again = setting.faults().count(ShareCall.LIST) - made;
    assertTrue(again <= TRANSFERS + 4, again + " listings for files that are there");
  }

  @Test
  void namesAreOneInEveryScript() {
    setting.faults().delay(ShareCall.FLUSH, Duration.ofMillis(20));
    for (var i = 0; i < 8; i++) {
      var name = "ÄÖ-Жук" + i;
      object("tree/" + name);
      object("tree/" + name.toLowerCase(Locale.ROOT));
    }
    assertTold(copyTree("tree/", "to"), 8, 8);
  }
}
