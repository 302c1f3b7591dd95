package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Writing in place of what was there. */
interface OverwritingContract extends ShareSetting {
  @Test
  default void anOverwrittenFileHasTheNewContentAloneAndTheTimeItWasGiven() throws Exception {
    var path = given("long.bin", ShareSetting.bytes(5000));
    var time = Instant.parse("2001-02-03T04:05:06Z");
    try (var file = share().overwrite(path)) {
      assertEquals(0, anotherShare().stat(path).sizeBytes());
      file.writeAt(0, ByteBuffer.wrap(ShareSetting.bytes(100)));
      assertEquals(100, file.flush());
      file.setModified(time);
      var version = file.finish();
      assertEquals(100, version.sizeBytes());
    }
    assertArrayEquals(ShareSetting.bytes(100), content(path));
    assertEquals(time, share().stat(path).modified());
  }

  @Test
  default void whatIsOverwrittenAndMissingIsMade() throws Exception {
    try (var file = share().overwrite(at("new.bin"))) {
      file.writeAt(0, ByteBuffer.wrap(ShareSetting.bytes(10)));
    }
    assertArrayEquals(ShareSetting.bytes(10), content(at("new.bin")));
    Failing.as(() -> share().overwrite(at("none/new.bin")), FailureKind.NOT_FOUND);
  }

  @Test
  default void aReadOnlyFileIsNotOverwritten() throws Exception {
    var path = givenReadOnly("kept.bin");
    Failing.as(() -> share().overwrite(path), FailureKind.ACCESS_DENIED);
    assertEquals(100, share().stat(path).sizeBytes());
  }

  @Test
  default void nobodyElseWritesWhatIsOverwritten() throws Exception {
    var path = given("held.bin");
    try (var file = share().overwrite(path)) {
      Failing.as(() -> anotherShare().overwrite(path), FailureKind.LOCKED);
      file.flush();
    }
  }
}
