package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** {@link Share#open} and {@link Content}. */
interface ReadingContract extends ShareSetting {
  @Test
  default void aFileIsReadAsItIs() throws Exception {
    var bytes = ShareSetting.bytes(100_000);
    assertArrayEquals(bytes, content(given("a.bin", bytes)));
  }

  @Test
  default void anEmptyFileHasNothingToRead() throws Exception {
    try (var content = share().open(given("empty", new byte[0]), Sharing.EVERYBODY)) {
      assertEquals(0, content.version().sizeBytes());
      assertEquals(0, content.readAt(0, ByteBuffer.allocate(10)));
      assertEquals(0, content.readAt(5, ByteBuffer.allocate(10)));
    }
  }

  @Test
  default void aFileOfManyChunksIsReadInOneCall() throws Exception {
    var bytes = ShareSetting.bytes(5 << 20);
    assertArrayEquals(bytes, content(given("large.bin", bytes)));
  }

  @Test
  default void onlyTheLastReadIsShort() throws Exception {
    var bytes = ShareSetting.bytes(10_000);
    try (var content = share().open(given("a.bin", bytes), Sharing.EVERYBODY)) {
      assertArrayEquals(Arrays.copyOfRange(bytes, 0, 4096), read(content, 0, 4096));
      assertArrayEquals(Arrays.copyOfRange(bytes, 8192, 10_000), read(content, 8192, 4096));
      assertArrayEquals(Arrays.copyOfRange(bytes, 9999, 10_000), read(content, 9999, 4096));
      assertArrayEquals(new byte[0], read(content, 10_000, 4096));
      assertArrayEquals(new byte[0], read(content, 1L << 40, 4096));
      assertArrayEquals(new byte[0], read(content, 0, 0));
    }
  }

  @Test
  default void anyPartOfAnyBufferIsFilled() throws Exception {
    var bytes = ShareSetting.bytes(1000);
    try (var content = share().open(given("a.bin", bytes), Sharing.EVERYBODY)) {
      for (var buffer :
          new ByteBuffer[] {ByteBuffer.allocate(700), ByteBuffer.allocateDirect(700)}) {
        var target = buffer.position(50).slice().position(10).limit(210);
        assertEquals(200, content.readAt(300, target));
        assertEquals(210, target.position());
        var read = new byte[220];
        buffer.get(50, read);
        assertArrayEquals(new byte[10], Arrays.copyOf(read, 10), "before it");
        assertArrayEquals(Arrays.copyOfRange(bytes, 300, 500), Arrays.copyOfRange(read, 10, 210));
        assertArrayEquals(new byte[10], Arrays.copyOfRange(read, 210, 220), "behind it");
      }
    }
  }

  @Test
  default void manyThreadsReadOneFile() throws Exception {
    var bytes = ShareSetting.bytes(3_000_001);
    var part = 100_000;
    try (var content = share().open(given("large.bin", bytes), Sharing.EVERYBODY)) {
      assertEquals(Access.POSITIONAL, content.access());
      var parts =
          Concurrently.all(64, number -> () -> read(content, (number % 31) * (long) part, part));
      for (var number = 0; number < parts.size(); number++) {
        var from = (number % 31) * part;
        assertArrayEquals(
            Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + part)),
            parts.get(number));
      }
    }
  }

  @Test
  default void aReadOnlyFileIsRead() throws Exception {
    assertArrayEquals(ShareSetting.bytes(100), content(givenReadOnly("a.txt")));
  }

  @Test
  default void openingWhatIsMissingFailsAsNotFound() throws Exception {
    Failing.as(() -> share().open(at("missing"), Sharing.EVERYBODY), FailureKind.NOT_FOUND);
    Failing.as(() -> share().open(at("missing/a"), Sharing.EVERYBODY), FailureKind.NOT_FOUND);
    var below = given("a.txt").child("b.txt");
    Failing.as(
        () -> share().open(below, Sharing.EVERYBODY),
        FailureKind.NOT_FOUND,
        FailureKind.NOT_A_DIRECTORY);
  }

  @Test
  default void openingADirectoryFailsAsIsADirectory() throws Exception {
    var below = givenDirectory("d");
    Failing.as(() -> share().open(below, Sharing.EVERYBODY), FailureKind.IS_A_DIRECTORY);
    Failing.as(() -> share().open(SharePath.ROOT, Sharing.READERS), FailureKind.IS_A_DIRECTORY);
  }

  @Test
  default void theVersionIsWhatStatSees() throws Exception {
    var file = given("a.txt", ShareSetting.bytes(1234));
    var entry = share().stat(file);
    try (var content = share().open(file, Sharing.EVERYBODY)) {
      assertEquals(entry.sizeBytes(), content.version().sizeBytes());
      assertEquals(entry.modified(), content.version().modified());
      assertTrue(content.chunkBytes() >= 4096, () -> "chunks of " + content.chunkBytes());
      assertTrue(content.isCurrent());
    }
  }

  @Test
  default void anUnchangedFileKeepsItsVersion() throws Exception {
    var file = given("a.txt");
    assertEquals(version(file), version(file));
  }

  @Test
  default void aLongerFileIsAnotherVersion() throws Exception {
    var file = given("a.txt");
    assertChanges(file, () -> given("a.txt", ShareSetting.bytes(101)));
  }

  @Test
  default void otherBytesOfTheSameSizeAreAnotherVersion() throws Exception {
    var file = given("a.txt");
    assertChanges(
        file,
        () -> {
          Thread.sleep(50); // More than what the server's disk counts time in.
          try (var other = anotherShare().append(file)) {
            other.writeAt(0, ByteBuffer.allocate(100));
            other.flush();
          }
        });
  }

  /** Servers show old times while a handle is open, so it is looked at without one. */
  @Test
  default void whatChangesOnTheServersDiskWhileItIsReadIsAnotherVersion() throws Exception {
    var file = given("a.txt");
    assertChanges(
        file,
        () -> {
          Thread.sleep(50); // More than what the server's disk counts time in.
          raw().write(file.text(), new byte[100]);
        });
  }

  @Test
  default void aContentIsFoundCurrentMoreThanOnce() throws Exception {
    try (var content = share().open(given("a.txt"), Sharing.EVERYBODY)) {
      assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(content));
      assertTrue(content.isCurrent());
      assertTrue(content.isCurrent());
    }
  }

  @Test
  default void aFileThatWasMovedAwayIsNotCurrent() throws Exception {
    var file = given("a.txt");
    assertNotCurrentAfter(file, () -> share().move(file, at("b.txt"), false));
  }

  @Test
  default void anotherFileUnderTheNameIsAnotherVersion() throws Exception {
    var file = given("a.txt");
    assertChanges(
        file,
        () -> {
          share().move(file, at("b.txt"), false);
          create(file, ShareSetting.bytes(100));
        });
  }

  @Test
  default void aContentIsClosedTwiceAsOnce() throws Exception {
    var content = share().open(given("a.txt"), Sharing.EVERYBODY);
    content.close();
    assertDoesNotThrow(content::close);
  }

  private void assertChanges(SharePath file, Executable change) throws Exception {
    var before = version(file);
    assertNotCurrentAfter(file, change);
    assertNotEquals(before, version(file));
  }

  private void assertNotCurrentAfter(SharePath file, Executable change) throws Exception {
    try (var content = share().open(file, Sharing.EVERYBODY)) {
      var opened = content.version();
      assertDoesNotThrow(change);
      assertFalse(content.isCurrent());
      assertEquals(opened, content.version(), "what was opened stays what was opened");
    }
  }

  private Version version(SharePath file) throws Exception {
    try (var content = share().open(file, Sharing.EVERYBODY)) {
      return content.version();
    }
  }

  private static byte[] read(Content content, long offset, int count) throws Exception {
    var target = ByteBuffer.allocate(count);
    var read = content.readAt(offset, target);
    assertEquals(read, target.position());
    return Arrays.copyOf(target.array(), read);
  }
}
