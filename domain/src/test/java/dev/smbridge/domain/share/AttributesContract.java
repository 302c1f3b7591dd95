package dev.smbridge.domain.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link WritableFile#setModified} and {@link Share#clearReadOnly}. */
interface AttributesContract extends ShareSetting {
  byte[] WRITTEN = ShareSetting.bytes(5000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1980-01-01T00:00:00Z",
        "2001-02-03T04:05:06.1234567Z",
        "2026-11-28T19:00:00.5Z",
        "2040-01-01T00:00:00Z"
      })
  default void aFileHasTheTimeThatItWasGiven(String text) throws Exception {
    var time = Instant.parse(text);
    given("a.txt");
    try (var file = share().create(at("a.part"))) {
      file.writeAt(0, ByteBuffer.wrap(WRITTEN));
      file.flush();
      file.setModified(time);
      file.renameTo(at("a.txt"), true);
      assertEquals(time, file.finish().modified());
    }
    assertEquals(time, share().stat(at("a.txt")).modified());
    assertEquals(time, anotherShare().stat(at("a.txt")).modified());
    assertArrayEquals(WRITTEN, raw().read(at("a.txt").text()));
  }

  @Test
  default void aReadOnlyFileIsShownAsOneUntilThatIsCleared() throws Exception {
    given("a.txt");
    assertFalse(share().stat(at("a.txt")).readOnly());
    var path = givenReadOnly("b.txt");
    assertTrue(share().stat(path).readOnly());
    assertTrue(entries(directory(), "b.txt").getFirst().readOnly());
    var before = share().stat(path).modified();
    share().clearReadOnly(path);
    assertFalse(share().stat(path).readOnly());
    assertFalse(entries(directory(), "b.txt").getFirst().readOnly());
    assertEquals(before, share().stat(path).modified());
    share().clearReadOnly(path);
    share().delete(path);
  }

  @Test
  default void theReadOnlyAttributeOfWhatIsMissingFailsAsNotFound() throws Exception {
    Failing.as(() -> share().clearReadOnly(at("missing")), FailureKind.NOT_FOUND);
  }
}
