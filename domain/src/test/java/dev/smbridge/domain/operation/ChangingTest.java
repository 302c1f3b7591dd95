package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.domain.transfer.IfExists;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing, moving, deleting, and what becomes of them when the wire breaks. */
class ChangingTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  @Test
  void aFileThatIsWrittenAsADirectoryIsNotDeleted() throws Exception {
    setting.put("f", "x");
    setting.failure(FailureKind.NOT_A_DIRECTORY, setting.delete("f/", false, EntryType.FILE));
    setting.failure(FailureKind.NOT_A_DIRECTORY, setting.delete("f/", true, null));
    assertTrue(setting.volume().exists("f"));
  }

  @Test
  void noDirectoryIsMadeBelowAFile() throws Exception {
    setting.put("f", "x");
    for (var below : new String[] {"f/d", "f/d/e"}) {
      setting.failure(
          FailureKind.NOT_A_DIRECTORY, new Operation.MakeDirectory(setting.at(below), true));
    }
  }

  @Test
  void aWriteMakesParentsAndLeavesNothingBesideTheFile() throws Exception {
    var stored =
        setting.outcome(
            Outcome.Stored.class, setting.write("a/b/c.txt", "hello", IfExists.REPLACE));
    assertEquals("a/b/c.txt", stored.entry().path());
    assertEquals("hello", setting.text("a/b/c.txt"));
    assertEquals(List.of("c.txt"), setting.volume().names("a/b"));
  }

  @Test
  void whatExistsDecidesWhatAWriteDoes() throws Exception {
    setting.put("f", "old");
    setting.failure(FailureKind.ALREADY_EXISTS, setting.write("f", "new", IfExists.FAIL));
    assertTrue(
        setting.outcome(Outcome.Stored.class, setting.write("f", "new", IfExists.SKIP)).skipped());
    assertEquals("old", setting.text("f"));
    setting.outcome(Outcome.Stored.class, setting.write("f", "+more", IfExists.APPEND));
    assertEquals("old+more", setting.text("f"));
    setting.outcome(Outcome.Stored.class, setting.write("f", "new", IfExists.REPLACE));
    assertEquals("new", setting.text("f"));
    setting.volume().makeDirectory("d");
    setting.failure(FailureKind.IS_A_DIRECTORY, setting.write("d", "x", IfExists.REPLACE));
  }

  @ParameterizedTest
  @EnumSource(
      value = ShareCall.class,
      names = {"CREATE", "WRITE", "FLUSH", "RENAME"})
  void aWriteIsWholeWhateverCallIsLost(ShareCall call) throws Exception {
    setting.put("f", "old");
    setting.faults().loseRequest(call, 1);
    setting.outcome(Outcome.Stored.class, setting.write("f", "new", IfExists.REPLACE));
    assertEquals("new", setting.text("f"));
  }

  @Test
  void aLostReplyToTheRenameIsSettledByLookingAndNotDoneTwice() throws Exception {
    setting.faults().loseReply(ShareCall.RENAME, 1);
    setting.outcome(Outcome.Stored.class, setting.write("f", "new", IfExists.FAIL));
    assertEquals("new", setting.text("f"));
    assertEquals(1, setting.faults().count(ShareCall.RENAME));
  }

  @Test
  void aWriteThatNeverGetsThroughKeepsTheOldFile() throws Exception {
    setting.put("f", "old");
    setting.faults().loseRequest(ShareCall.FLUSH, 1).loseRequest(ShareCall.FLUSH, 2);
    var failure =
        setting.failure(FailureKind.CONNECTION_LOST, setting.write("f", "new", IfExists.REPLACE));
    assertEquals(Effect.NONE, failure.effect());
    assertTrue(failure.retryable());
    assertEquals("old", setting.text("f"));
  }

  @Test
  void anAppendWhoseReplyIsLostSaysThatItMayHaveHappened() throws Exception {
    setting.put("f", "old");
    setting.faults().loseReply(ShareCall.WRITE, 1);
    var failure =
        setting.failure(FailureKind.CONNECTION_LOST, setting.write("f", "+", IfExists.APPEND));
    assertEquals(Effect.UNKNOWN, failure.effect());
  }

  @Test
  void lostRepliesToMoveAndDeleteAreSettled() throws Exception {
    setting.put("a", "1");
    setting.faults().loseReply(ShareCall.MOVE, 1);
    setting.outcome(
        Outcome.Stored.class, new Operation.Move(setting.at("a"), setting.at("b"), IfExists.FAIL));
    assertTrue(setting.volume().exists("b"));
    setting.faults().loseReply(ShareCall.DELETE, 1);
    setting.outcome(Outcome.Done.class, setting.delete("b", false, null));
    assertFalse(setting.volume().exists("b"));
  }

  @Test
  void aMoveIntoADirectoryTakesTheNameWhereThatIsAsked() throws Exception {
    setting.put("a.txt", "1");
    setting.volume().makeDirectory("dir");
    setting.failure(
        FailureKind.IS_A_DIRECTORY,
        new Operation.Move(setting.at("a.txt"), setting.at("dir"), IfExists.REPLACE));
    var stored =
        setting.outcome(
            Outcome.Stored.class,
            new Operation.Move(setting.at("a.txt"), setting.at("dir"), IfExists.FAIL, true));
    assertEquals("dir/a.txt", stored.entry().path());
    setting.outcome(
        Outcome.Stored.class,
        new Operation.Move(setting.at("dir/a.txt"), setting.at("new/"), IfExists.FAIL));
    assertTrue(setting.volume().exists("new/a.txt"));
  }

  @Test
  void aMoveRefusesToReplaceUnlessTold() throws Exception {
    setting.put("a", "1");
    setting.put("b", "2");
    setting.failure(
        FailureKind.ALREADY_EXISTS,
        new Operation.Move(setting.at("a"), setting.at("b"), IfExists.FAIL));
    assertEquals("2", setting.text("b"));
    setting.outcome(
        Outcome.Stored.class,
        new Operation.Move(setting.at("a"), setting.at("b"), IfExists.REPLACE));
    assertEquals("1", setting.text("b"));
    setting.volume().makeDirectory("d");
    setting.failure(
        FailureKind.INVALID_REQUEST,
        new Operation.Move(setting.at("d"), setting.at("d/e"), IfExists.FAIL));
    setting.failure(
        FailureKind.ALREADY_EXISTS,
        new Operation.Move(setting.at("d"), setting.at("b"), IfExists.REPLACE));
  }

  @Test
  void aDirectoryIsDeletedWithItsContentsOnlyWhenAsked() throws Exception {
    for (var i = 0; i < 600; i++) {
      setting.put("d/s/f" + i, "x");
    }
    setting.failure(FailureKind.DIRECTORY_NOT_EMPTY, setting.delete("d", false, null));
    setting.failure(FailureKind.IS_A_DIRECTORY, setting.delete("d", false, EntryType.FILE));
    var deleted = setting.outcome(Outcome.TreeDeleted.class, setting.delete("d", true, null));
    assertEquals(new Outcome.TreeDeleted(602, 0, List.of(), null), deleted);
    assertFalse(setting.volume().exists("d"));
    setting.failure(FailureKind.INVALID_PATH, setting.delete("", true, null));
  }

  @Test
  void aReadOnlyTargetRefusesEveryChangeBeforeItDials() throws Exception {
    var policy =
        new SecurityPolicy(
            Encryption.REQUIRED, Signing.REQUIRED, Dialect.SMB_3_0, AccessMode.READ_ONLY);
    try (var readOnly = new Setting(policy, SharePath.ROOT)) {
      readOnly.failure(FailureKind.POLICY, readOnly.write("f", "x", IfExists.REPLACE));
      readOnly.failure(FailureKind.POLICY, readOnly.delete("f", false, null));
      readOnly.failure(FailureKind.POLICY, new Operation.MakeDirectory(readOnly.at("d"), true));
      readOnly.failure(
          FailureKind.POLICY,
          new Operation.Move(readOnly.at("a"), readOnly.at("b"), IfExists.FAIL));
      readOnly.failure(
          FailureKind.POLICY,
          new Operation.Copy(Setting.key("k"), readOnly.at("b"), CopyOptions.DEFAULT));
      assertEquals(0, readOnly.server.connectionsMade());
    }
  }

  @Test
  void leftoversAreSweptOnceTheyAreOld() throws Exception {
    setting.put("d/.smbridge-00000000000000aa.part", "old");
    setting.put("d/.smbridge-00000000000000bb.part", "young");
    setting.volume().age("d/.smbridge-00000000000000aa.part", Duration.ofHours(25));
    setting.outcome(Outcome.Stored.class, setting.write("d/f", "x", IfExists.REPLACE));
    assertEquals(
        List.of(".smbridge-00000000000000bb.part", "f"),
        setting.volume().names("d").stream().sorted().toList());
  }
}
