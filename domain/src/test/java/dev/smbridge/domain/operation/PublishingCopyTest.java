package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One way for every write: staged, flushed, checked, published, and still of the same source. */
class PublishingCopyTest {
  private static final CopyOptions NEVER_REPLACING =
      new CopyOptions(IfExists.FAIL, Verify.SIZE, true, false, false, false, NameFilter.ALL, 1);

  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private Operation.Copy within(String from, String to, CopyOptions options) throws FileFailure {
    return new Operation.Copy(setting.at(from), setting.at(to), options);
  }

  private int count(ShareCall call) {
    return setting.faults().count(call);
  }

  @Test
  void aCopyOnTheServerIsFlushedBeforeItReplaces() throws Exception {
    setting.put("a", "new");
    setting.put("b", "old");
    setting.outcome(Outcome.Stored.class, within("a", "b", CopyOptions.DEFAULT));
    assertEquals("new", setting.text("b"));
    assertEquals(1, count(ShareCall.COPY));
    assertEquals(1, count(ShareCall.FLUSH));
    assertEquals(1, count(ShareCall.RENAME));
    assertEquals(0, count(ShareCall.READ));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"UNSUPPORTED", "LOCKED"})
  void whatTheServerCannotCopyIsStreamed(FailureKind refused) throws Exception {
    setting.put("a", "new");
    setting.put("b", "old");
    setting.faults().fail(ShareCall.COPY, 1, new FileFailure(refused, "not by a copy"));
    setting.outcome(Outcome.Stored.class, within("a", "b", CopyOptions.DEFAULT));
    assertEquals("new", setting.text("b"));
    assertTrue(count(ShareCall.READ) > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newer", "NEW"})
  void aSourceThatChangesUnderACopyOnTheServerReplacesNothing(String changed) throws Exception {
    setting.put("a", "new");
    setting.put("b", "old");
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.COPY) {
            setting.put("a", changed);
          }
        });
    setting.failure(FailureKind.CHANGED, within("a", "b", CopyOptions.DEFAULT));
    assertEquals("old", setting.text("b"));
  }

  /** Another copy may have put the newer content there, under this one's older. */
  @Test
  void aSourceThatChangesWhileItsCopyIsPublishedMustBeCopiedAgain() throws Exception {
    setting.put("a", "older");
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.RENAME) {
            setting.put("a", "newer");
          }
        });
    var failure = setting.failure(FailureKind.CHANGED, within("a", "b", CopyOptions.DEFAULT));
    assertEquals(Effect.UNKNOWN, failure.effect());
    assertTrue(failure.retryable());
    assertEquals("older", setting.text("b"));
  }

  @Test
  void whatIsReplacedIsAskedForAndWhatIsFreeIsNot() throws Exception {
    setting.put("a", "1");
    setting.outcome(Outcome.Stored.class, within("a", "b", CopyOptions.DEFAULT));
    setting.outcome(Outcome.Stored.class, setting.write("c", "2", IfExists.REPLACE));
    setting.outcome(
        Outcome.Stored.class,
        new Operation.Move(setting.at("c"), setting.at("d"), IfExists.REPLACE));
    assertEquals(0, count(ShareCall.REQUIRE_DELETABLE));
    setting.outcome(Outcome.Stored.class, within("a", "b", CopyOptions.DEFAULT));
    setting.outcome(Outcome.Stored.class, setting.write("b", "2", IfExists.REPLACE));
    setting.outcome(
        Outcome.Stored.class,
        new Operation.Move(setting.at("d"), setting.at("b"), IfExists.REPLACE));
    assertEquals(3, count(ShareCall.REQUIRE_DELETABLE));
  }

  @Test
  void whatAnotherClientHoldsIsLockedAndKeptWhateverReplacesIt() throws Exception {
    setting.put("a", "1");
    setting.put("b", "old");
    setting
        .faults()
        .failAll(ShareCall.REQUIRE_DELETABLE, new FileFailure(FailureKind.LOCKED, "held"));
    for (var replacing :
        new Operation[] {
          within("a", "b", CopyOptions.DEFAULT),
          setting.write("b", "2", IfExists.REPLACE),
          new Operation.Move(setting.at("a"), setting.at("b"), IfExists.REPLACE)
        }) {
      setting.failure(FailureKind.LOCKED, replacing);
      assertEquals("old", setting.text("b"));
    }
    assertEquals(2, setting.volume().names("").size());
  }

  /** The first rename was given up, and takes effect before the second attempt looks. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEarlierAttemptsFileIsNoOneElses(boolean written) throws Exception {
    setting.put("a", "content");
    setting.faults().loseRequest(ShareCall.RENAME, 1);
    appearsBeforeTheSecondAttempt("content");
    var operation =
        written ? setting.write("b", "content", IfExists.FAIL) : within("a", "b", NEVER_REPLACING);
    assertFalse(setting.outcome(Outcome.Stored.class, operation).skipped());
    assertEquals("content", setting.text("b"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anotherClientsFileIsKeptAfterALostRename(boolean written) throws Exception {
    setting.put("a", "content");
    setting.faults().loseRequest(ShareCall.RENAME, 1);
    appearsBeforeTheSecondAttempt("another");
    var operation =
        written ? setting.write("b", "content", IfExists.FAIL) : within("a", "b", NEVER_REPLACING);
    setting.failure(FailureKind.ALREADY_EXISTS, operation);
    assertEquals("another", setting.text("b"));
  }

  private void appearsBeforeTheSecondAttempt(String content) {
    var appeared = new AtomicBoolean();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.STAT
              && path.equals("b")
              && count(ShareCall.RENAME) == 1
              && !appeared.getAndSet(true)) {
            setting.put("b", content);
          }
        });
  }

  @Test
  void whatAnotherClientWritesIsLockedWhereItMustBeSettled() throws Exception {
    setting.put("a", "half");
    var settled = CopyOptions.DEFAULT.from(SourceConditions.NONE.whenSettled());
    try (var connection = setting.connect();
        var writer = connection.within(Setting.deadline()).append(setting.at("a").path())) {
      assertEquals(4, writer.openedSizeBytes());
      setting.failure(FailureKind.LOCKED, within("a", "b", settled));
      setting.outcome(Outcome.Stored.class, within("a", "b", CopyOptions.DEFAULT));
    }
    setting.outcome(Outcome.Stored.class, within("a", "b", settled));
  }

  @Test
  void whatChangedTooRecentlyIsLeftForLater() throws Exception {
    setting.put("t/new", "1");
    setting.put("t/old", "2");
    setting.volume().age("t/new", Duration.ofMinutes(5));
    setting.volume().age("t/old", Duration.ofMinutes(15));
    var aged = new SourceConditions(false, Duration.ofMinutes(10), SourceConditions.IfMissing.FAIL);
    setting.failure(FailureKind.LOCKED, within("t/new", "b", CopyOptions.DEFAULT.from(aged)));
    setting.outcome(Outcome.Stored.class, within("t/old", "b", CopyOptions.DEFAULT.from(aged)));
    var tree =
        new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, 1);
    var older =
        new Selection(
            NameFilter.ALL, null, aged.minAge(), null, 0, Long.MAX_VALUE, Links.SKIP, false);
    assertEquals(1, setting.treeCopied(within("t", "u", tree.selecting(older))).files());
    assertTrue(setting.volume().exists("u/old"));
    assertFalse(setting.volume().exists("u/new"));
  }

  @Test
  void aFileIsNotCopiedOverItself() throws Exception {
    setting.put("d/a", "1");
    setting.failure(
        FailureKind.INVALID_REQUEST, within("d/a", "d", CopyOptions.DEFAULT.intoDirectories()));
    setting.failure(FailureKind.INVALID_REQUEST, within("d/a", "d/a", CopyOptions.DEFAULT));
    assertEquals("1", setting.text("d/a"));
  }

  @Test
  void eachEndIsLookedAtOnce() throws Exception {
    setting.put("a", "1");
    setting.outcome(
        Outcome.Stored.class,
        new Operation.Copy(setting.at("a"), Setting.key("k"), CopyOptions.DEFAULT));
    assertEquals(1, count(ShareCall.STAT));
    setting.outcome(
        Outcome.Stored.class,
        new Operation.Copy(Setting.key("k"), setting.at("b"), CopyOptions.DEFAULT));
    assertEquals(2, count(ShareCall.STAT));
    setting.outcome(Outcome.Stored.class, within("a", "c", CopyOptions.DEFAULT));
    assertEquals(4, count(ShareCall.STAT));
  }
}
