package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A copy that an event asks for: its source may be gone by now, and nothing else may. */
class EventCopyTest {
  private static final CopyOptions OF_EVENT = CopyOptions.DEFAULT.from(SourceConditions.OF_EVENT);

  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
    setting.store.assertNothingOpen();
  }

  private static Operation.Copy copy(Location from, Location to) {
    return new Operation.Copy(from, to, OF_EVENT);
  }

  private static InStore inMissingBucket(String key) {
    return new InStore(Location.S3, new ObjectKey("no-bucket", key), false);
  }

  @Test
  void aFileThatIsGoneIsNothingToDo() throws Exception {
    setting.volume().makeDirectory("d");
    for (var from : new Location[] {setting.at("a"), setting.at("no/a"), setting.at("d")}) {
      setting.outcome(Outcome.SourceGone.class, copy(from, Setting.key("k")));
    }
    assertEquals(0, setting.store.keys("bucket").size());
  }

  @Test
  void anObjectThatIsGoneIsNothingToDo() throws Exception {
    setting.outcome(Outcome.SourceGone.class, copy(Setting.key("k"), setting.at("a")));
    assertFalse(setting.volume().exists("a"));
  }

  @Test
  void aFileThatGoesWhileItIsOpenedIsNothingToDo() throws Exception {
    setting.put("a", "1");
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.OPEN) {
            setting.volume().deleteTree("a");
          }
        });
    setting.outcome(Outcome.SourceGone.class, copy(setting.at("a"), Setting.key("k")));
  }

  @Test
  void aMissingBucketIsAFailureOnEitherSide() throws Exception {
    setting.put("a", "1");
    setting.failure(FailureKind.NOT_FOUND, copy(setting.at("a"), inMissingBucket("k")));
    setting.failure(FailureKind.NOT_FOUND, copy(inMissingBucket("k"), setting.at("b")));
  }

  @Test
  void aMissingRootIsAFailureOnEitherSide() throws Exception {
    try (var rooted = new Setting(SecurityPolicy.SAFE, SharePath.parse("no/root"))) {
      rooted.store.put(Setting.key("k").key(), Setting.bytes("1"));
      rooted.failure(FailureKind.NOT_FOUND, copy(rooted.at("a"), Setting.key("x")));
    }
  }

  @Test
  void whatNoEventAskedForMustBeThere() throws Exception {
    setting.failure(
        FailureKind.NOT_FOUND,
        new Operation.Copy(setting.at("a"), Setting.key("k"), CopyOptions.DEFAULT));
  }

  @Test
  void itLandsExactlyWhereItsRouteSays() throws Exception {
    setting.store.put(Setting.key("sftp/2026").key(), Setting.bytes("1"));
    setting.volume().makeDirectory("inbox/2026");
    setting.failure(
        FailureKind.IS_A_DIRECTORY, copy(Setting.key("sftp/2026"), setting.at("inbox/2026")));
    assertFalse(setting.volume().exists("inbox/2026/2026"));
  }
}
