package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@link ObjectStore#open} and its {@link Content}. */
interface ObjectReadingContract extends ObjectSetting {
  @Test
  default void anObjectIsReadAsItIs() throws Exception {
    var bytes = ObjectSetting.bytes(3_000_001);
    try (var content = open(given("a.bin", bytes))) {
      assertArrayEquals(bytes, ObjectSetting.all(content));
    }
  }

  @Test
  default void anEmptyObjectHasNothingToRead() throws Exception {
    try (var content = open(given("empty", new byte[0]))) {
      assertEquals(0, content.version().sizeBytes());
      assertEquals(0, content.readAt(0, ByteBuffer.allocate(10)));
      assertEquals(0, content.readAt(7, ByteBuffer.allocate(10)));
    }
  }

  @Test
  default void onlyTheLastReadIsShort() throws Exception {
    var bytes = ObjectSetting.bytes(10_000);
    try (var content = open(given("a.bin", bytes))) {
      assertTrue(content.chunkBytes() >= 4096, () -> "chunks of " + content.chunkBytes());
      assertArrayEquals(Arrays.copyOf(bytes, 4096), read(content, 0, 4096));
      assertArrayEquals(Arrays.copyOfRange(bytes, 8192, 10_000), read(content, 8192, 4096));
      assertArrayEquals(Arrays.copyOfRange(bytes, 9999, 10_000), read(content, 9999, 4096));
      assertArrayEquals(new byte[0], read(content, 10_000, 4096));
      assertArrayEquals(new byte[0], read(content, 1L << 40, 4096));
      assertArrayEquals(new byte[0], read(content, 0, 0));
    }
  }

  @Test
  default void anyPartOfAnyBufferIsFilled() throws Exception {
    var bytes = ObjectSetting.bytes(1000);
    try (var content = open(given("a.bin", bytes))) {
      for (var buffer :
          new ByteBuffer[] {ByteBuffer.allocate(300), ByteBuffer.allocateDirect(300)}) {
        var target = buffer.position(50).slice().position(10).limit(210);
        assertEquals(200, content.readAt(300, target));
        var read = new byte[220];
        buffer.get(50, read);
        assertArrayEquals(new byte[10], Arrays.copyOf(read, 10), "before it");
        assertArrayEquals(Arrays.copyOfRange(bytes, 300, 500), Arrays.copyOfRange(read, 10, 210));
        assertArrayEquals(new byte[10], Arrays.copyOfRange(read, 210, 220), "behind it");
      }
    }
  }

  @Test
  default void manyThreadsReadOneObject() throws Exception {
    var bytes = ObjectSetting.bytes(1_000_001);
    var part = 50_000;
    try (var content = open(given("a.bin", bytes))) {
      assertEquals(Access.POSITIONAL, content.access());
      var parts = Concurrently.all(21, number -> () -> read(content, number * (long) part, part));
      for (var number = 0; number < parts.size(); number++) {
        var end = Math.min(bytes.length, (number + 1) * part);
        assertArrayEquals(Arrays.copyOfRange(bytes, number * part, end), parts.get(number));
      }
    }
  }

  @Test
  default void openingWhatIsMissingFailsAsNotFound() {
    Failing.as(() -> open(at("missing")), FailureKind.NOT_FOUND);
    Failing.as(() -> open(at("missing/below")), FailureKind.NOT_FOUND);
  }

  @Test
  default void openingADirectoryFailsAsIsADirectory() throws Exception {
    given("d/a.txt");
    Failing.as(() -> open(at("d")), FailureKind.IS_A_DIRECTORY);
  }

  @Test
  default void anUnchangedObjectKeepsItsVersion() throws Exception {
    var key = given("a.txt");
    try (var first = open(key);
        var second = open(key)) {
      assertEquals(first.version(), second.version());
      assertTrue(first.isCurrent());
      assertEquals(find(key).orElseThrow().modified(), first.version().modified());
    }
  }

  @Test
  default void aReplacedObjectIsNoticed() throws Exception {
    var key = given("a.txt");
    try (var content = open(key)) {
      var before = content.version();
      Thread.sleep(50); // More than what a local disk counts time in.
      given("a.txt", new byte[100]);
      assertFalse(content.isCurrent());
      assertEquals(before, content.version(), "what was opened stays what was opened");
      try (var now = open(key)) {
        assertNotEquals(before, now.version());
      }
      assertNoStrangeBytes(content);
    }
  }

  @Test
  default void aRemovedObjectIsNotCurrent() throws Exception {
    var key = given("a.txt");
    try (var content = open(key)) {
      raw().remove(key);
      assertFalse(content.isCurrent());
    }
  }

  @Test
  default void aContentIsClosedTwiceAsOnce() throws Exception {
    var content = open(given("a.txt"));
    content.close();
    assertDoesNotThrow(content::close);
  }

  /** A store that notices says so; one that does not leaves it to {@code isCurrent}. */
  private static void assertNoStrangeBytes(Content content) {
    try {
      assertEquals(100, content.readAt(0, ByteBuffer.allocate(200)));
    } catch (FileFailure failure) {
      assertEquals(FailureKind.CHANGED, failure.kind());
    }
  }

  private static byte[] read(Content content, long offset, int count) throws Exception {
    var target = ByteBuffer.allocate(count);
    var read = content.readAt(offset, target);
    assertEquals(read, target.position());
    return Arrays.copyOf(target.array(), read);
  }
}
