package dev.smbridge.domain.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ObjectStore#create} and its {@link Draft}. */
interface DraftContract extends ObjectSetting {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 100_000})
  default void whatIsPublishedIsWhatWasWritten(int size) throws Exception {
    var bytes = ObjectSetting.bytes(size);
    var version = publish(at("a.bin"), bytes, IfExists.REPLACE);
    assertArrayEquals(bytes, raw().read(at("a.bin")));
    assertEquals(size, version.sizeBytes());
    assertEquals(List.of("a.bin"), raw().everythingBelow(directory()));
  }

  @ParameterizedTest
  @CsvSource({"1, -1", "1, 0", "1, 1", "2, 12345"})
  default void chunksArePutTogether(int chunks, int more) throws Exception {
    try (var draft = create(at("a.bin"), Version.UNKNOWN_SIZE, IfExists.REPLACE)) {
      var bytes = ObjectSetting.bytes(chunks * draft.chunkBytes() + more);
      ObjectSetting.write(draft, bytes);
      assertEquals(bytes.length, draft.publish(bytes.length).sizeBytes());
      assertArrayEquals(bytes, raw().read(at("a.bin")));
    }
  }

  @Test
  default void manyThreadsWriteOneDraft() throws Exception {
    try (var draft = create(at("a.bin"), Version.UNKNOWN_SIZE, IfExists.REPLACE)) {
      if (draft.access() == Access.IN_ORDER) {
        return;
      }
      var chunks = 3;
      var bytes = ObjectSetting.bytes(chunks * draft.chunkBytes() - 1234);
      Concurrently.all(
          chunks,
          number ->
              () -> {
                var offset = number * draft.chunkBytes();
                draft.writeAt(offset, ObjectSetting.chunk(draft, bytes, offset));
                return number;
              });
      draft.publish(bytes.length);
      assertArrayEquals(bytes, raw().read(at("a.bin")));
    }
  }

  @Test
  default void aDirectBufferIsWrittenAndTaken() throws Exception {
    var source = ByteBuffer.allocateDirect(100).put(ObjectSetting.bytes(100)).flip();
    try (var draft = create(at("a.bin"), 100, IfExists.REPLACE)) {
      draft.writeAt(0, source);
      assertFalse(source.hasRemaining(), "all of it is taken");
      draft.publish(100);
    }
    assertArrayEquals(ObjectSetting.bytes(100), raw().read(at("a.bin")));
  }

  @Test
  default void aReusedBufferDoesNotChangeWhatWasWritten() throws Exception {
    var array = ObjectSetting.bytes(100);
    try (var draft = create(at("a.bin"), 100, IfExists.REPLACE)) {
      draft.writeAt(0, ByteBuffer.wrap(array));
      Arrays.fill(array, (byte) 0);
      draft.publish(100);
    }
    assertArrayEquals(ObjectSetting.bytes(100), raw().read(at("a.bin")));
  }

  @Test
  default void thePublishedVersionIsTheOneThatIsOpened() throws Exception {
    var version = publish(at("a.bin"), ObjectSetting.bytes(100), IfExists.REPLACE);
    try (var content = open(at("a.bin"))) {
      assertEquals(version, content.version());
    }
  }

  @Test
  default void nothingIsSeenBeforeItIsPublished() throws Exception {
    try (var draft = create(at("d/a.bin"), 100, IfExists.REPLACE)) {
      ObjectSetting.write(draft, ObjectSetting.bytes(100));
      assertEquals(Optional.empty(), find(at("d/a.bin")));
      draft.publish(100);
      assertEquals(100, find(at("d/a.bin")).orElseThrow().sizeBytes());
    }
  }

  @Test
  default void theOldIsSeenUntilTheNewIsPublished() throws Exception {
    var key = given("a.bin", new byte[7]);
    try (var draft = create(key, 100, IfExists.REPLACE)) {
      ObjectSetting.write(draft, ObjectSetting.bytes(100));
      assertArrayEquals(new byte[7], raw().read(key));
      draft.publish(100);
    }
    assertArrayEquals(ObjectSetting.bytes(100), raw().read(key));
  }

  @Test
  default void closingWithoutPublishingLeavesNothing() throws Exception {
    var draft = create(at("d/a.bin"), 100, IfExists.REPLACE);
    ObjectSetting.write(draft, ObjectSetting.bytes(100));
    draft.close();
    assertDoesNotThrow(draft::close);
    create(at("d/b.bin"), Version.UNKNOWN_SIZE, IfExists.FAIL).close();
    assertEquals(List.of(), raw().everythingBelow(directory()));
    assertEquals(Optional.empty(), find(at("d/a.bin")));
  }

  @Test
  default void closingAfterManyChunksLeavesNothing() throws Exception {
    try (var draft = create(at("d/a.bin"), Version.UNKNOWN_SIZE, IfExists.REPLACE)) {
      ObjectSetting.write(draft, ObjectSetting.bytes(draft.chunkBytes() + 1));
    }
    assertEquals(List.of(), raw().everythingBelow(directory()));
  }

  @Test
  default void closingAfterPublishingKeepsIt() throws Exception {
    var draft = create(at("a.bin"), 100, IfExists.REPLACE);
    ObjectSetting.write(draft, ObjectSetting.bytes(100));
    draft.publish(100);
    draft.close();
    assertDoesNotThrow(draft::close);
    assertArrayEquals(ObjectSetting.bytes(100), raw().read(at("a.bin")));
  }

  @Test
  default void whatIsReadBackIsWhatWasWritten() throws Exception {
    try (var draft = create(at("a.bin"), 100, IfExists.REPLACE)) {
      ObjectSetting.write(draft, ObjectSetting.bytes(100));
      var written = draft.readBack();
      if (written.isPresent()) {
        try (var content = written.get()) {
          assertArrayEquals(ObjectSetting.bytes(100), ObjectSetting.all(content));
        }
      }
      draft.publish(100);
    }
    assertArrayEquals(ObjectSetting.bytes(100), raw().read(at("a.bin")));
  }

  @Test
  default void anotherSizeThanWasWrittenIsNotPublished() throws Exception {
    var key = given("a.bin", new byte[7]);
    try (var draft = create(key, Version.UNKNOWN_SIZE, IfExists.REPLACE)) {
      ObjectSetting.write(draft, ObjectSetting.bytes(100));
      Failing.as(() -> draft.publish(101), FailureKind.CORRUPTED);
    }
    assertArrayEquals(new byte[7], raw().read(key));
    assertEquals(List.of("a.bin"), raw().everythingBelow(directory()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20_000_000})
  default void anObjectKeepsTheTimeThatItWasGiven(int size) throws Exception {
    var time = Instant.parse("2001-02-03T04:05:06.123456Z");
    try (var draft = create(at("a.bin"), size, IfExists.REPLACE)) {
      if (draft.access() == Access.IN_ORDER) {
        return;
      }
      draft.setModified(time);
      ObjectSetting.write(draft, ObjectSetting.bytes(size));
      draft.publish(size);
    }
    try (var content = open(at("a.bin"))) {
      assertEquals(Optional.of(time), content.originalTime());
    }
  }

  @Test
  default void anObjectWithoutATimeOfItsOwnHasItsLastChange() throws Exception {
    given("a.bin");
    try (var content = open(at("a.bin"))) {
      assertEquals(Optional.of(content.version().modified()), content.originalTime());
    }
  }

  @Test
  default void twoDraftsOfOneKeyDoNotMix() throws Exception {
    try (var first = create(at("a.bin"), 100, IfExists.REPLACE);
        var second = create(at("a.bin"), 200, IfExists.REPLACE)) {
      ObjectSetting.write(first, ObjectSetting.bytes(100));
      ObjectSetting.write(second, ObjectSetting.bytes(200));
      first.publish(100);
      assertArrayEquals(ObjectSetting.bytes(100), raw().read(at("a.bin")));
      second.publish(200);
    }
    assertArrayEquals(ObjectSetting.bytes(200), raw().read(at("a.bin")));
    assertEquals(List.of("a.bin"), raw().everythingBelow(directory()));
  }
}
