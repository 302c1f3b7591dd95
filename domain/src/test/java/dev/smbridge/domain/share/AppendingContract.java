package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Share#append}. */
interface AppendingContract extends ShareSetting {
  @Test
  default void appendingWritesBehindWhatIsThere() throws Exception {
    var both = ShareSetting.bytes(150);
    var path = given("a.txt", Arrays.copyOf(both, 100));
    try (var file = share().append(path)) {
      assertEquals(100, file.openedSizeBytes());
      file.writeAt(file.openedSizeBytes(), ByteBuffer.wrap(both, 100, 50));
      assertEquals(150, file.flush());
    }
    assertArrayEquals(both, raw().read(path.text()));
  }

  @Test
  default void openingForAppendingChangesNothing() throws Exception {
    var path = given("a.txt");
    share().append(path).close();
    assertArrayEquals(ShareSetting.bytes(100), raw().read(path.text()));
  }

  @Test
  default void appendingToWhatIsMissingCreatesIt() throws Exception {
    try (var file = share().append(at("a.txt"))) {
      assertEquals(0, file.openedSizeBytes());
      file.writeAt(0, ByteBuffer.wrap(ShareSetting.bytes(100)));
    }
    assertArrayEquals(ShareSetting.bytes(100), raw().read(at("a.txt").text()));
  }

  @Test
  default void noParentIsMadeForAppending() throws Exception {
    Failing.as(() -> share().append(at("missing/a.txt")), FailureKind.NOT_FOUND);
    assertEquals(List.of(), names(directory()));
  }

  @Test
  default void appendingToADirectoryFailsAsIsADirectory() throws Exception {
    var below = givenDirectory("d");
    Failing.as(() -> share().append(below), FailureKind.IS_A_DIRECTORY);
  }

  @Test
  default void appendingToAReadOnlyFileIsDenied() throws Exception {
    var path = givenReadOnly("a.txt");
    Failing.as(() -> share().append(path), FailureKind.ACCESS_DENIED);
    assertArrayEquals(ShareSetting.bytes(100), raw().read(path.text()));
  }
}
