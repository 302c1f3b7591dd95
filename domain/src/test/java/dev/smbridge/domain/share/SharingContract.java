package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** {@link Sharing}, between clients and within one. */
interface SharingContract extends ShareSetting {
  @Test
  default void everybodyReadsWhatIsBeingWritten() throws Exception {
    try (var written = share().create(at("a.txt"))) {
      written.writeAt(0, ByteBuffer.wrap(ShareSetting.bytes(100)));
      written.flush();
      try (var content = anotherShare().open(at("a.txt"), Sharing.EVERYBODY)) {
        assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(content));
      }
    }
  }

  @Test
  default void readersRefuseAWriter() throws Exception {
    try (var written = share().create(at("a.txt"))) {
      assertEquals(0, written.openedSizeBytes());
      assertLocked(() -> share().open(at("a.txt"), Sharing.READERS).close());
      assertLocked(() -> anotherShare().open(at("a.txt"), Sharing.READERS).close());
    }
    share().open(at("a.txt"), Sharing.READERS).close();
  }

  @Test
  default void nobodyWritesWhatReadersHaveOpen() throws Exception {
    var file = given("a.txt");
    try (var content = share().open(file, Sharing.READERS)) {
      assertLocked(() -> anotherShare().append(file).close());
      assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(content));
    }
    share().append(file).close();
  }

  @Test
  default void readersShareWithReaders() throws Exception {
    var file = given("a.txt");
    try (var first = share().open(file, Sharing.READERS);
        var second = anotherShare().open(file, Sharing.READERS)) {
      assertArrayEquals(ShareSetting.all(first), ShareSetting.all(second));
    }
  }

  @Test
  default void nobodyRefusesAReader() throws Exception {
    var file = given("a.txt");
    try (var reader = anotherShare().open(file, Sharing.EVERYBODY)) {
      assertLocked(() -> share().open(file, Sharing.NOBODY).close());
      assertTrue(reader.isCurrent());
    }
    share().open(file, Sharing.NOBODY).close();
  }

  @Test
  default void nobodyOpensWhatOneHasAlone() throws Exception {
    var file = given("a.txt");
    try (var alone = share().open(file, Sharing.NOBODY)) {
      assertLocked(() -> anotherShare().open(file, Sharing.EVERYBODY).close());
      assertLocked(() -> anotherShare().append(file).close());
      assertLocked(() -> anotherShare().delete(file));
      assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(alone));
    }
    assertArrayEquals(ShareSetting.bytes(100), content(file));
  }

  @Test
  default void whatAnotherClientHoldsMayNotBeReplaced() throws Exception {
    var file = given("a.txt");
    share().requireDeletable(file);
    for (var sharing : List.of(Sharing.READERS, Sharing.NOBODY)) {
      try (var holder = anotherShare().open(file, sharing)) {
        assertLocked(() -> share().requireDeletable(file));
        assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(holder));
      }
    }
    try (var writer = anotherShare().append(file)) {
      assertEquals(100, writer.openedSizeBytes());
      assertLocked(() -> share().requireDeletable(file));
    }
    try (var reader = anotherShare().open(file, Sharing.EVERYBODY)) {
      share().requireDeletable(file);
      assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(reader));
    }
    Failing.as(() -> share().requireDeletable(at("missing")), FailureKind.NOT_FOUND);
    assertArrayEquals(ShareSetting.bytes(100), content(file));
  }

  @Test
  default void oneWriterAtATime() throws Exception {
    var file = given("a.txt");
    try (var first = share().append(file)) {
      assertEquals(100, first.openedSizeBytes());
      assertLocked(() -> share().append(file).close());
      assertLocked(() -> anotherShare().append(file).close());
    }
    anotherShare().append(file).close();
  }

  @Test
  default void whatIsBeingWrittenCannotBeDeletedOrMoved() throws Exception {
    try (var written = share().create(at("a.txt"))) {
      written.writeAt(0, ByteBuffer.wrap(ShareSetting.bytes(100)));
      assertLocked(() -> anotherShare().delete(at("a.txt")));
      assertLocked(() -> anotherShare().move(at("a.txt"), at("b.txt"), false));
      written.flush();
    }
    assertArrayEquals(ShareSetting.bytes(100), content(at("a.txt")));
    assertEquals(List.of("a.txt"), names(directory()));
  }

  @Test
  default void whatIsDeletedWhileItIsReadGoesOnceItIsClosed() throws Exception {
    var file = given("a.txt");
    try (var content = share().open(file, Sharing.EVERYBODY)) {
      share().delete(file);
      assertArrayEquals(ShareSetting.bytes(100), ShareSetting.all(content));
    }
    assertEquals(List.of(), names(directory()));
  }

  private static void assertLocked(Executable action) {
    Failing.as(action, FailureKind.LOCKED);
  }
}
