package dev.smbridge.adapter.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalListingTest extends LocalFilesTest {
  @BeforeEach
  void makeTree() throws IOException {
    Files.createDirectories(folder.resolve("tree/deep/deeper"));
    Files.createDirectories(folder.resolve("tree/empty"));
    Files.createDirectories(folder.resolve("outside"));
    Files.writeString(folder.resolve("outside/secret.txt"), "secret");
    Files.writeString(folder.resolve("tree/top.txt"), "top");
    Files.writeString(folder.resolve("tree/deep/deeper/résumé 日本 😀.txt"), "deep");
    Files.createSymbolicLink(folder.resolve("tree/deep/out"), folder.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("tree/broken"), folder.resolve("nowhere"));
  }

  @Test
  void oneLevelShowsFilesDirectoriesAndLinks() throws Exception {
    assertEquals(
        List.of("broken LINK", "deep DIRECTORY", "empty DIRECTORY", "top.txt FILE"),
        shown(list("tree", false)));
  }

  @Test
  void recursivelyAllFilesAreListedAndNoLinkIsFollowed() throws Exception {
    assertEquals(
        List.of(
            "broken LINK", "deep/deeper/résumé 日本 😀.txt FILE", "deep/out LINK", "top.txt FILE"),
        shown(list("tree", true)));
  }

  @Test
  void eachDirectoryComesByName() throws Exception {
    for (var i = 0; i < 50; i++) {
      Files.writeString(folder.resolve("outside/f" + (i * 37 + 100) % 50), "");
    }
    var names = list("outside", true).stream().map(Entry::path).toList();
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void anEntryHasSizeAndTime() throws Exception {
    var modified = Instant.parse("2026-01-02T03:04:05.123Z");
    Files.setLastModifiedTime(folder.resolve("outside/secret.txt"), FileTime.from(modified));
    assertEquals(
        List.of(new Entry("secret.txt", EntryType.FILE, 6, modified)), list("outside", false));
    assertEquals(
        Optional.of(new Entry("secret.txt", EntryType.FILE, 6, modified)),
        store.find(key("outside/secret.txt"), DEADLINE));
  }

  @Test
  void aDirectoryIsFoundThroughALinkAndABrokenLinkIsALink() throws Exception {
    assertTrue(store.find(key("tree/deep/out"), DEADLINE).orElseThrow().isDirectory());
    assertEquals(EntryType.LINK, store.find(key("tree/broken"), DEADLINE).orElseThrow().type());
    assertEquals(Optional.empty(), store.find(key("tree/missing"), DEADLINE));
    assertEquals(Optional.empty(), store.find(key("missing/below"), DEADLINE));
  }

  @Test
  void aPipeIsListedAsWhatItIs() throws Exception {
    var pipe = folder.resolve("outside/pipe").toString();
    assertEquals(0, new ProcessBuilder("mkfifo", pipe).start().waitFor());
    assertEquals(List.of("pipe PIPE", "secret.txt FILE"), shown(list("outside", true)));
  }

  @Test
  void aMissingDirectoryAndAFileAreSaid() {
    assertFails(FailureKind.NOT_FOUND, () -> list("missing", false));
    assertFails(FailureKind.NOT_A_DIRECTORY, () -> list("tree/top.txt", true));
  }

  private static List<String> shown(List<Entry> entries) {
    return entries.stream().map(entry -> entry.path() + " " + entry.type()).sorted().toList();
  }
}
