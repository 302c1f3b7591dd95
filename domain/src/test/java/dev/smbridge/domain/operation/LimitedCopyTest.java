package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyLimits;
import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.ByteRate;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies that may not take all the time and all the wire. */
class LimitedCopyTest {
  private final Setting setting = new Setting();

  @AfterEach
  void nothingIsLeftOpen() {
    setting.close();
  }

  private Operation copy(Deadline beginning, ByteRate rate) throws FileFailure {
    var options =
        new CopyOptions(IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, 2)
            .within(new CopyLimits(2, Duration.ZERO, beginning, rate));
    return new Operation.Copy(setting.at("d"), Setting.key("to/"), options);
  }

  private static Deadline within(Duration time) {
    return Deadline.within(time, time);
  }

  @Test
  void noFileIsBegunAfterTheTimeAndThoseAreCounted() throws Exception {
    for (var i = 0; i < 50; i++) {
      setting.put("d/f" + i, "x");
    }
    var copied = setting.treeCopied(copy(within(Duration.ZERO), ByteRate.UNLIMITED));
    var ended = Objects.requireNonNull(copied.ended());
    assertEquals(0, copied.files());
    assertEquals(FailureKind.DEADLINE, ended.kind());
    assertEquals(Effect.NONE, ended.effect());
    assertTrue(ended.message().contains("50 files were not begun"), ended::message);
    assertEquals(
        50, setting.treeCopied(copy(within(Duration.ofDays(1)), ByteRate.UNLIMITED)).files());
  }

  @Test
  void aFileThatIsUnderWayIsFinished() throws Exception {
    for (var i = 0; i < 6; i++) {
      setting.put("d/f" + i, "x".repeat(60_000));
    }
    var copied = setting.treeCopied(copy(within(Duration.ofMillis(150)), ByteRate.of(200_000)));
    var ended = Objects.requireNonNull(copied.ended());
    assertEquals(Effect.PARTIAL, ended.effect());
    assertEquals(6, copied.files() + notBegun(ended));
    for (var key : setting.store.keys("bucket")) {
      assertEquals(60_000, setting.store.bytes(Setting.key(key).key()).length);
    }
  }

  private static long notBegun(FileFailure ended) {
    return Long.parseLong(ended.message().replaceAll(".* and ([0-9]+) files were not begun", "$1"));
  }

  @Test
  void allFilesShareOneRate() throws Exception {
    for (var i = 0; i < 5; i++) {
      setting.put("d/f" + i, "x".repeat(40_000));
    }
    var start = System.nanoTime();
    var copied = setting.treeCopied(copy(within(Duration.ofDays(1)), ByteRate.of(400_000)));
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertEquals(200_000, copied.bytes());
    // What comes last does not wait for its own bytes.
    assertTrue(took.toMillis() >= 350, took::toString);
  }

  @Test
  void theWaitForTheRateEndsByTheDeadline() throws Exception {
    setting.put("d/f", "x".repeat(1 << 20));
    var result =
        setting.perform(
            copy(within(Duration.ofDays(1)), ByteRate.of(1_000)),
            Deadline.within(Duration.ofMillis(300), Duration.ofSeconds(5)));
    assertEquals(FailureKind.DEADLINE, result.failure().orElseThrow().kind());
    assertTrue(setting.store.keys("bucket").isEmpty());
  }
}
