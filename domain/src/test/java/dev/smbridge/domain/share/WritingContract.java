package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@link WritableFile#writeAt} and {@link WritableFile#flush}. */
interface WritingContract extends ShareSetting {
  @Test
  default void aFileIsWrittenAsItIs() throws Exception {
    var bytes = ShareSetting.bytes(100_000);
    create(at("a.bin"), bytes);
    assertArrayEquals(bytes, raw().read(at("a.bin").text()));
  }

  @Test
  default void manyChunksAreWrittenInOneCall() throws Exception {
    var bytes = ShareSetting.bytes(5 << 20);
    create(at("large.bin"), bytes);
    assertArrayEquals(bytes, raw().read(at("large.bin").text()));
  }

  @Test
  default void anEmptyFileIsAFile() throws Exception {
    try (var file = share().create(at("empty"))) {
      file.writeAt(0, ByteBuffer.allocate(0));
      assertEquals(0, file.flush());
    }
    assertArrayEquals(new byte[0], raw().read(at("empty").text()));
  }

  @Test
  default void flushSaysTheSizeThatTheServerHas() throws Exception {
    try (var file = share().create(at("a.bin"))) {
      file.writeAt(0, ByteBuffer.allocate(10));
      assertEquals(10, file.flush());
      file.writeAt(90, ByteBuffer.allocate(10));
      assertEquals(100, file.flush());
      file.writeAt(50, ByteBuffer.allocate(10));
      assertEquals(100, file.flush());
    }
  }

  @Test
  default void chunksAreWrittenInAnyOrderWithAShortLastOne() throws Exception {
    var bytes = ShareSetting.bytes(10_000);
    try (var file = share().create(at("a.bin"))) {
      for (var offset = 8192; offset >= 0; offset -= 4096) {
        var length = Math.min(4096, bytes.length - offset);
        file.writeAt(offset, ByteBuffer.wrap(bytes, offset, length));
      }
      assertEquals(bytes.length, file.flush());
    }
    assertArrayEquals(bytes, raw().read(at("a.bin").text()));
  }

  @Test
  default void anyPartOfAnyBufferIsWritten() throws Exception {
    var bytes = ShareSetting.bytes(1000);
    var direct = ByteBuffer.allocateDirect(1000).put(bytes).flip();
    var buffers = new ByteBuffer[] {ByteBuffer.wrap(bytes), direct, direct.asReadOnlyBuffer()};
    for (var number = 0; number < buffers.length; number++) {
      var source = buffers[number].position(50).slice().position(10).limit(210);
      try (var file = share().create(at("a" + number))) {
        file.writeAt(5, source);
        assertFalse(source.hasRemaining(), "all of it is taken");
        assertEquals(205, file.flush());
      }
      var written = raw().read(at("a" + number).text());
      assertArrayEquals(new byte[5], Arrays.copyOf(written, 5), "before it");
      assertArrayEquals(Arrays.copyOfRange(bytes, 60, 260), Arrays.copyOfRange(written, 5, 205));
    }
  }

  @Test
  default void aReusedBufferDoesNotChangeWhatWasWritten() throws Exception {
    var array = ShareSetting.bytes(5000);
    var expected = array.clone();
    try (var file = share().create(at("a.bin"))) {
      file.writeAt(0, ByteBuffer.wrap(array));
      Arrays.fill(array, (byte) 0);
      file.flush();
    }
    assertArrayEquals(expected, raw().read(at("a.bin").text()));
  }

  @Test
  default void manyThreadsWriteOneFile() throws Exception {
    var bytes = ShareSetting.bytes(3_000_001);
    var part = 100_000;
    try (var file = share().create(at("large.bin"))) {
      Concurrently.all(
          31,
          number ->
              () -> {
                var offset = number * part;
                var length = Math.min(part, bytes.length - offset);
                file.writeAt(offset, ByteBuffer.wrap(bytes, offset, length));
                return number;
              });
      assertEquals(bytes.length, file.flush());
    }
    assertArrayEquals(bytes, raw().read(at("large.bin").text()));
  }

  @Test
  default void oneSessionWritesManyFilesAtOnce() throws Exception {
    Concurrently.all(
        16,
        number ->
            () -> {
              create(at("file" + number), ShareSetting.bytes(number * 1000));
              return number;
            });
    for (var number = 0; number < 16; number++) {
      assertArrayEquals(ShareSetting.bytes(number * 1000), raw().read(at("file" + number).text()));
    }
  }

  @Test
  default void offsetsBeyondFourGibibytesAreMeantAsTheyAre() throws Exception {
    var offset = (5L << 30) + 7;
    try (var file = share().create(at("sparse.bin"))) {
      file.writeAt(offset, ByteBuffer.wrap(ShareSetting.bytes(100)));
      assertEquals(offset + 100, file.flush());
    }
    assertEquals(offset + 100, share().stat(at("sparse.bin")).sizeBytes());
    try (var content = share().open(at("sparse.bin"), Sharing.EVERYBODY)) {
      var end = ByteBuffer.allocate(200);
      assertEquals(107, content.readAt(offset - 7, end));
      assertArrayEquals(new byte[7], Arrays.copyOf(end.array(), 7));
      assertArrayEquals(ShareSetting.bytes(100), Arrays.copyOfRange(end.array(), 7, 107));
    }
    share().delete(at("sparse.bin"));
  }

  @Test
  default void writingChangesTheTime() throws Exception {
    create(at("a.bin"), ShareSetting.bytes(10));
    var before = share().stat(at("a.bin")).modified();
    Thread.sleep(50); // More than what the server's disk counts time in.
    try (var file = share().append(at("a.bin"))) {
      file.writeAt(10, ByteBuffer.wrap(ShareSetting.bytes(10)));
      file.flush();
    }
    assertTrue(share().stat(at("a.bin")).modified().isAfter(before));
  }
}
