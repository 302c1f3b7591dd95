package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ls} and {@code stat} show. */
class ListingTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.123Z");
  private static final String FILE =
      "{\"path\":\"%s\",\"name\":\"report.csv\",\"type\":\"file\",\"size\":4,"
          + "\"modified\":\"2026-01-02T03:04:05.123Z\"}";

  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  private Path folder = Path.of("");
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "listing");
    url = smbridge.secure(folder.getFileName() + "/");
    var nested = Files.createDirectory(folder.resolve("2026"));
    for (var directory : List.of(folder, nested)) {
      var file = Files.writeString(directory.resolve("report.csv"), "a,b\n");
      Files.setLastModifiedTime(file, FileTime.from(TIME));
    }
    Files.setLastModifiedTime(nested, FileTime.from(TIME));
  }

  @Test
  void aTableHasTheSameColumns() {
    assertEquals(
        List.of(
            "TYPE                 SIZE  MODIFIED                  PATH",
            "directory               0  2026-01-02T03:04:05.123Z  2026",
            "file                    4  2026-01-02T03:04:05.123Z  report.csv"),
        smbridge.run("ls", url).done().lines());
  }

  @Test
  void jsonIsOneArray() throws FileFailure {
    var run = smbridge.run("ls", "--output", "json", url).done();
    assertEquals(2, ((List<?>) run.json()).size());
    assertTrue(run.data().contains(FILE.formatted("report.csv")), run.data());
    assertEquals("", run.messages());
  }

  @Test
  void jsonlIsALineAnEntryAndPathsAreRelativeToWhatWasListed() throws FileFailure {
    var lines = smbridge.run("ls", "-R", "--output", "jsonl", url).done().lines();
    assertEquals(3, lines.size());
    assertEquals(FILE.formatted("2026/report.csv"), lines.get(1));
    assertEquals("directory", ((Map<?, ?>) new Run(0, lines.getFirst(), "").json()).get("type"));
  }

  @Test
  void anEmptyDirectoryIsAnEmptyArray() throws IOException, FileFailure {
    Files.createDirectory(folder.resolve("empty"));
    var run = smbridge.run("ls", "--output", "json", url + "empty").done();
    assertEquals(List.of(), run.json());
    assertEquals("", smbridge.run("ls", "--output", "jsonl", url + "empty").done().data());
  }

  @Test
  void statShowsOneObject() throws FileFailure {
    var run = smbridge.run("stat", "--output", "json", url + "report.csv").done();
    var entry = (Map<?, ?>) run.json();
    assertEquals(List.of("path", "name", "type", "size", "modified"), List.copyOf(entry.keySet()));
    assertEquals(4L, entry.get("size"));
    assertTrue(smbridge.run("stat", url).done().data().contains("directory"));
  }

  @Test
  void aFileIsListedAsItself() {
    var lines = smbridge.run("ls", "--output", "jsonl", url + "report.csv").done().lines();
    assertEquals(List.of(FILE.formatted("report.csv")), lines);
  }

  @Test
  void whatAServerNamesReachesNoTerminalUnescaped() throws IOException, FileFailure {
    var hostile = "red\u001b[31m\u202etxt.exe";
    Files.writeString(folder.resolve(hostile), "");
    var table = smbridge.run("ls", url).done().data();
    assertFalse(table.contains("\u001b") || table.contains("\u202e"), table);
    var json = smbridge.run("ls", "--output", "json", url).done().data();
    assertFalse(json.contains("\u001b") || json.contains("\u202e"), json);
  }

  @Test
  void namesOfAllScriptsAreShownAsTheyAre() throws IOException {
    Files.writeString(folder.resolve("日本語 100% [x] 😀.txt"), "");
    assertTrue(smbridge.run("ls", url).done().data().contains("日本語 100% [x] 😀.txt"));
    smbridge.run("stat", url + "日本語 100%25 [x] 😀.txt").done();
  }

  @Test
  void temporaryFilesOfWritesAreHidden() throws IOException {
    Files.writeString(folder.resolve(".smbridge-0123456789abcdef.part"), "");
    assertFalse(smbridge.run("ls", url).done().data().contains(".part"));
  }

  @Test
  void uncAndLocalLocationsAreListedTheSameWay() {
    var unc =
        "//%s@%s:%d/secure/%s"
            .formatted(samba.account().name(), samba.host(), samba.port(), folder.getFileName());
    var expected = smbridge.run("ls", url).done().lines();
    assertEquals(expected, smbridge.run("ls", unc).done().lines());
    assertEquals(expected, smbridge.run("ls", unc.replace('/', '\\')).done().lines());
    var local = smbridge.run("ls", folder.toString()).done().lines();
    assertEquals(expected.getLast(), local.getLast());
  }

  @Test
  void verboseSaysWhichSessionWasUsed() {
    var said = smbridge.run("ls", "-v", url).done().messages();
    assertTrue(said.contains("session: smbj, SMB 3.1.1, encrypted, responses verified"), said);
    assertTrue(said.contains("cipher AES-128-GCM, signatures AES-GMAC"), said);
  }

  @Test
  void sharesAreListedAndHiddenOnesOnlyWhenAsked() throws FileFailure {
    var server = url.substring(0, url.indexOf("/secure"));
    var table = smbridge.run("shares", server).done().data();
    assertTrue(table.contains("secure") && !table.contains("IPC$"), table);
    var all = smbridge.run("shares", "-a", "--output", "json", server).done();
    assertTrue(all.data().contains("IPC$"), all.data());
    assertFalse(((List<?>) all.json()).isEmpty());
  }

  @Test
  void doctorWalksTheWayAndLeavesNothing() throws IOException, FileFailure {
    var run = smbridge.run("doctor", url).done();
    assertTrue(run.lines().stream().filter(line -> line.startsWith("ok")).count() >= 7, run.data());
    assertFalse(run.data().contains("FAIL"), run.data());
    assertTrue(run.lines().contains("cipher:       AES-128-GCM"), run.data());
    assertTrue(run.lines().contains("signatures:   AES-GMAC"), run.data());
    try (var left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
    var missing = smbridge.run("doctor", smbridge.url("nowhere", "")).failed(4);
    assertTrue(missing.data().contains("what to do:"), missing.data());
    assertFalse(
        ((List<?>) smbridge.run("doctor", "--output", "json", url).done().json()).isEmpty());
  }

  @Test
  void doctorNamesTheStepThatFails() {
    var refused = smbridge.run("doctor", "smb://alice@127.0.0.1:1/share/").failed(5).data();
    assertTrue(refused.contains("FAIL  port"), refused);
    assertTrue(refused.contains("TCP port 1,"), refused);
    var readOnly =
        smbridge.run("doctor", smbridge.url(SambaOptions.READ_ONLY, "")).failed(6).data();
    assertTrue(readOnly.contains("FAIL  write     the account may not do this"), readOnly);
  }
}
