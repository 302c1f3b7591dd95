package dev.smbridge.adapter.smb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server's page of a directory is taken for. */
final class DirectoryPageTest {
  private static final long TICKS_2026 = 134_117_856_001_234_567L;
  private static final int FILE = 0x20;

  private static byte[] page(int nameBytes, int attributes, int tag, String name) {
    var text = name.getBytes(StandardCharsets.UTF_16LE);
    var page = ByteBuffer.allocate(68 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    page.putLong(24, TICKS_2026).putLong(40, 1234).putInt(56, attributes).putInt(60, nameBytes);
    return page.putInt(64, tag).put(68, text).array();
  }

  private static EntryType type(int attributes, int tag) throws FileFailure {
    return new DirectoryPage(page(2, attributes, tag, "a")).next().orElseThrow().type();
  }

  @Test
  void anEntryIsReadAsItIs() throws Exception {
    var page = new DirectoryPage(page(12, FILE, 0, "日本.txt"));
    var entry = page.next().orElseThrow();
    assertEquals("日本.txt", entry.path());
    assertEquals(1234, entry.sizeBytes());
    assertEquals(Instant.parse("2026-01-02T00:00:00.123456700Z"), entry.modified());
    assertTrue(page.next().isEmpty());
  }

  @Test
  void onlyATagThatStandsForAnotherNameIsALink() throws Exception {
    assertEquals(EntryType.LINK, type(0x400, 0xA000000C), "symbolic link");
    assertEquals(EntryType.LINK, type(0x410, 0xA0000003), "junction");
    assertEquals(EntryType.LINK, type(0x410, 0x8000000A), "DFS");
    assertEquals(EntryType.FILE, type(0x620, 0x80000013), "deduplicated file");
    assertEquals(EntryType.DIRECTORY, type(0x410, 0x9000701A), "synchronised directory");
    assertEquals(EntryType.FILE, type(FILE, 0xA000000C), "the size of extended attributes");
  }

  @ParameterizedTest
  @CsvSource({"2000000000", "-2", "14"})
  void aNameThatGoesBeyondThePageIsRefused(int nameBytes) {
    var page = new DirectoryPage(page(nameBytes, FILE, 0, "日本.txt"));
    Failing.as(page::next, FailureKind.CORRUPTED);
  }

  @ParameterizedTest
  @CsvSource({"-1", "100000"})
  void anEntryThatGoesBeyondThePageIsRefused(int step) {
    var bytes = page(2, FILE, 0, "a");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, step);
    Failing.as(new DirectoryPage(bytes)::next, FailureKind.CORRUPTED);
  }

  @Test
  void halfAnEntryIsRefused() {
    Failing.as(new DirectoryPage(new byte[67])::next, FailureKind.CORRUPTED);
  }
}
