package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Then;
import dev.smbridge.domain.objects.ObjectCall;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.operation.Outcome.NotDeleted.Reason;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a route does beyond copying: to the source of a copy, and to the copy of what is gone. */
class RouteTermsTest {
  private static final CopyOptions OF_EVENT = CopyOptions.DEFAULT.from(SourceConditions.OF_EVENT);

  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.store.assertNothingOpen();
    setting.close();
  }

  private static Operation.Copy copy(Location from, Location to, Then then) {
    return new Operation.Copy(from, to, OF_EVENT, then);
  }

  private void stored(String key, String text) {
    setting.store.put(Setting.key(key).key(), Setting.bytes(text));
  }

  @Test
  void aSourceIsDeletedOnceItsCopyLanded() throws Exception {
    stored("k", "1");
    setting.put("f", "2");
    setting.outcome(
        Outcome.Stored.class, copy(Setting.key("k"), setting.at("a"), new Then.Delete()));
    setting.outcome(
        Outcome.Stored.class, copy(setting.at("f"), Setting.key("f"), new Then.Delete()));
    assertEquals("1", setting.text("a"));
    assertEquals(List.of("f"), setting.store.keys("bucket"));
    assertFalse(setting.volume().exists("f"));
    setting.outcome(
        Outcome.SourceGone.class, copy(Setting.key("k"), setting.at("a"), new Then.Delete()));
    assertEquals("1", setting.text("a"));
  }

  @Test
  void aSourceIsMovedAndReplacesWhatWasMovedEarlier() throws Exception {
    for (var text : List.of("1", "2")) {
      stored("in/k", text);
      setting.put("in/f", text);
      setting.outcome(
          Outcome.Stored.class,
          copy(Setting.key("in/k"), setting.at("a"), new Then.Move(Setting.key("done/k"))));
      setting.outcome(
          Outcome.Stored.class,
          copy(setting.at("in/f"), Setting.key("f"), new Then.Move(setting.at("done/f"))));
      assertEquals(List.of("done/k", "f"), setting.store.keys("bucket"));
      assertEquals(text, setting.text("done/f"));
      assertFalse(setting.volume().exists("in/f"));
    }
  }

  /** The newer content has no copy yet: it stays, and a repetition copies it. */
  @Test
  void anObjectThatChangedBeforeItsDeletionStays() throws Exception {
    stored("k", "old");
    replaceBefore(ObjectCall.DELETE, 1);
    setting.failure(
        FailureKind.CHANGED, copy(Setting.key("k"), setting.at("a"), new Then.Delete()));
    assertEquals("old", setting.text("a"));
    assertEquals(List.of("k"), setting.store.keys("bucket"));
  }

  @Test
  void anObjectThatChangedBeforeItWasMovedStays() throws Exception {
    stored("k", "old");
    replaceBefore(ObjectCall.OPEN, 2);
    setting.failure(
        FailureKind.CHANGED,
        copy(Setting.key("k"), setting.at("a"), new Then.Move(Setting.key("done/k"))));
    assertEquals(List.of("k"), setting.store.keys("bucket"));
  }

  @Test
  void aFileThatChangedBeforeItsDeletionStays() throws Exception {
    setting.put("f", "old");
    var opened = new AtomicInteger();
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.OPEN && opened.incrementAndGet() == 2) {
            setting.put("f", "newer");
          }
        });
    var failure =
        setting.failure(
            FailureKind.CHANGED, copy(setting.at("f"), Setting.key("k"), new Then.Delete()));
    assertTrue(failure.message().startsWith("it was copied"), failure.message());
    assertEquals("newer", setting.text("f"));
  }

  private void replaceBefore(ObjectCall call, int nth) {
    var calls = new AtomicInteger();
    setting.store.listen((called, key) -> {
      if (called == call && calls.incrementAndGet() == nth) {
        stored("k", "newer");
      }
    });
  }

  @Test
  void aSourceThatIsSkippedOrFailsStays() throws Exception {
    stored("k", "1");
    setting.volume().makeDirectory("d");
    setting.failure(
        FailureKind.IS_A_DIRECTORY, copy(Setting.key("k"), setting.at("d"), new Then.Delete()));
    assertEquals(List.of("k"), setting.store.keys("bucket"));
  }

  @Test
  void aSourceOnAReadOnlyTargetIsNotEvenCopied() throws Exception {
    var policy = SecurityPolicy.SAFE;
    var reading =
        new SecurityPolicy(
            policy.encryption(), policy.signing(), policy.minimumDialect(), AccessMode.READ_ONLY);
    try (var readOnly = new Setting(reading, SharePath.ROOT)) {
      readOnly.put("f", "1");
      readOnly.failure(
          FailureKind.POLICY, copy(readOnly.at("f"), Setting.key("k"), new Then.Delete()));
      assertEquals(List.of(), readOnly.store.keys("bucket"));
    }
  }

  @Test
  void onlyTheContentThatIsMeantIsCopied() throws Exception {
    stored("k", "unscanned");
    var conditions = SourceConditions.OF_EVENT.only(version -> version.sizeBytes() == 3);
    var scanned =
        new Operation.Copy(Setting.key("k"), setting.at("a"), CopyOptions.DEFAULT.from(conditions));
    setting.outcome(Outcome.SourceGone.class, scanned);
    assertFalse(setting.volume().exists("a"));
    stored("k", "yes");
    setting.outcome(Outcome.Stored.class, scanned);
  }

  @Test
  void theCopyOfWhatIsGoneIsDeletedAndNothingElse() throws Exception {
    setting.put("a", "1");
    setting.put("b", "1");
    stored("b", "1");
    stored("c", "1");
    setting.outcome(Outcome.Done.class, delete("a"));
    assertReason(Reason.GONE, delete("a"));
    assertReason(Reason.SOURCE_EXISTS, delete("b"));
    setting.outcome(Outcome.Done.class, Operation.Delete.copyOf(setting.at("c"), Setting.key("c")));
    assertFalse(setting.volume().exists("a"));
    assertTrue(setting.volume().exists("b"));
    assertEquals(List.of("b"), setting.store.keys("bucket"));
  }

  @Test
  void aDirectoryAndTheCopyOfAnotherSpellingStay() throws Exception {
    setting.put("d/f", "1");
    setting.put("case.csv", "1");
    assertReason(Reason.DIRECTORY, delete("d"));
    assertReason(
        Reason.OTHER_FILE,
        Operation.Delete.copyOf(Setting.key("CASE.csv"), setting.at("CASE.csv")));
    assertTrue(setting.volume().exists("case.csv"));
    assertTrue(setting.volume().exists("d/f"));
  }

  /** Else a bucket that is named wrongly would have everything deleted. */
  @Test
  void nothingIsDeletedWhereTheSourcesBucketOrRootIsMissing() throws Exception {
    setting.put("a", "1");
    var elsewhere = new InStore(Location.S3, new ObjectKey("no-bucket", "a"), false);
    setting.failure(FailureKind.NOT_FOUND, Operation.Delete.copyOf(elsewhere, setting.at("a")));
    assertTrue(setting.volume().exists("a"));
    try (var rooted = new Setting(SecurityPolicy.SAFE, SharePath.parse("no/root"))) {
      rooted.store.put(Setting.key("a").key(), Setting.bytes("1"));
      rooted.failure(
          FailureKind.NOT_FOUND, Operation.Delete.copyOf(rooted.at("a"), Setting.key("a")));
      assertEquals(List.of("a"), rooted.store.keys("bucket"));
    }
  }

  private Operation.Delete delete(String name) throws Exception {
    return Operation.Delete.copyOf(Setting.key(name), setting.at(name));
  }

  private void assertReason(Reason reason, Operation operation) {
    assertEquals(reason, setting.outcome(Outcome.NotDeleted.class, operation).reason());
  }
}
