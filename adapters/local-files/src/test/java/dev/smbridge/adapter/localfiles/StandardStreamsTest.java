package dev.smbridge.adapter.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardStreamsTest extends LocalFilesTest {
  private static final ObjectKey STANDARD = new ObjectKey("", "-");

  @Test
  void standardInputIsReadInOrderToItsEnd() throws Exception {
    try (var content = reading("0123456789").open(STANDARD, DEADLINE)) {
      assertEquals(Access.IN_ORDER, content.access());
      assertEquals(Version.UNKNOWN_SIZE, content.version().sizeBytes());
      var part = ByteBuffer.allocate(6);
      assertEquals(6, content.readAt(0, part));
      assertEquals(bytes("012345"), part.flip());
      part.clear();
      assertEquals(4, content.readAt(6, part));
      assertEquals(bytes("6789"), part.flip());
      part.clear();
      assertEquals(0, content.readAt(10, part));
    }
  }

  @Test
  void aSecondReadFromTheStartIsRefused() throws Exception {
    try (var content = reading("0123456789").open(STANDARD, DEADLINE)) {
      content.readAt(0, ByteBuffer.allocate(6));
      assertFails(FailureKind.UNSUPPORTED, () -> content.readAt(0, ByteBuffer.allocate(6)));
    }
  }

  @Test
  void aSlowWriterDoesNotMakeAReadShort() throws Exception {
    var source = new PipedOutputStream();
    try (var input = new PipedInputStream(source)) {
      var writer =
          Thread.ofPlatform()
              .start(() -> {
                try (source) {
                  for (var i = 0; i < 5; i++) {
                    source.write("ab".getBytes(StandardCharsets.UTF_8));
                    source.flush();
                    Thread.sleep(20);
                  }
                } catch (IOException | InterruptedException broken) {
                  throw new IllegalStateException(broken);
                }
              });
      var content = new LocalObjectStore(input, standardOutput).open(STANDARD, DEADLINE);
      var all = ByteBuffer.allocate(10);
      assertEquals(10, content.readAt(0, all));
      assertEquals(bytes("ababababab"), all.flip());
      writer.join(5_000);
    }
  }

  @Test
  void standardInputIsThereToBeCopied() throws Exception {
    assertTrue(store.find(STANDARD, DEADLINE).isPresent());
  }

  @Test
  void standardOutputTakesBytesInOrderAndStaysOpen() throws Exception {
    for (var round = 0; round < 2; round++) {
      try (var draft = store.create(STANDARD, 10, IfExists.REPLACE, DEADLINE)) {
        assertEquals(Access.IN_ORDER, draft.access());
        draft.writeAt(0, bytes("01234"));
        assertFails(FailureKind.UNSUPPORTED, () -> draft.writeAt(0, bytes("again")));
        draft.writeAt(5, bytes("56789"));
        assertEquals(10, draft.publish(10).sizeBytes());
      }
    }
    assertEquals("01234567890123456789", standardOutput.toString(StandardCharsets.UTF_8));
  }

  private LocalObjectStore reading(String text) {
    InputStream input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new LocalObjectStore(input, standardOutput);
  }
}
