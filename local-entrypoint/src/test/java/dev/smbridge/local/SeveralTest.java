package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several words, and wildcards, for what takes more than one. */
class SeveralTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path local;
  private Path folder = Path.of("");
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "several");
    url = smbridge.secure(folder.getFileName() + "/");
  }

  private void stored(String... names) throws IOException {
    for (var name : names) {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "content of " + name);
    }
  }

  private String source(String name) throws IOException {
    return Files.writeString(local.resolve(name), name).toString();
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void severalAreStoredInADirectoryThatIsMade() throws IOException {
    var run = smbridge.run("put", source("a"), source("b"), source("c d"), url + "new").done();
    assertEquals(List.of("a", "b", "c d"), names(folder.resolve("new")));
    assertTrue(run.messages().startsWith("copied 3 files"), run.messages());
  }

  @Test
  void whatFailsIsToldAndCountedAndTheRestGoesOn() throws IOException {
    Files.createDirectory(local.resolve("directory"));
    var run =
        smbridge.run("put", source("a"), local + "/none", local + "/directory", source("b"), url);
    assertEquals(1, run.code(), run.messages());
    assertEquals(List.of("a", "b"), names(folder));
    assertEquals(3, run.messages().lines().count(), run.messages());
    assertTrue(
        run.messages().contains("none") && run.messages().contains("2 failed"), run.messages());
  }

  @Test
  void withRDirectoriesAndFilesGoEachUnderItsName() throws IOException {
    stored("one/x", "two/deep/y", "file");
    smbridge.run("get", "-r", url + "one", url + "two/", url + "file", local + "/to").done();
    assertEquals(List.of("file", "one", "two"), names(local.resolve("to")));
    assertTrue(Files.exists(local.resolve("to/two/deep/y")));
  }

  @Test
  void twoSourcesOfOneNameDoNotReplaceEachOther() throws IOException {
    stored("one/x", "two/X", "three/x");
    var run = smbridge.run("cp", url + "one/x", url + "two/X", url + "three/x", url + "to/");
    assertEquals(1, run.code(), run.messages());
    assertEquals("content of one/x", Files.readString(folder.resolve("to/x")));
    var refused = run.messages().lines().filter(line -> line.contains("ALREADY_EXISTS"));
    assertEquals(2, refused.count(), run.messages());
  }

  @Test
  void aWrongPasswordIsTriedOnce() throws IOException {
    var stranger = new CommandLineOf(samba, "this-is-wrong");
    var to = stranger.secure(folder.getFileName() + "/");
    var run = stranger.run("put", source("a"), source("b"), to);
    assertEquals(11, run.code());
    assertEquals(1, run.messages().lines().filter(line -> line.contains("AUTHENTICATION")).count());
  }

  @Test
  void wildcardsFetchWhatMatchesInAnyLetterCase() throws IOException {
    stored("in/a.csv", "in/b.CSV", "in/c.txt", "in/d.csv.gz", "in/deep/e.csv");
    smbridge.run("get", url + "in/*.csv", local.toString()).done();
    assertEquals(List.of("a.csv", "b.CSV"), names(local));
    smbridge.run("get", url + "?n/?.txt", local.toString()).done();
    assertEquals(List.of("a.csv", "b.CSV", "c.txt"), names(local));
    smbridge.run("get", url + "*/deep/*", local.toString()).done();
    assertTrue(Files.exists(local.resolve("e.csv")));
  }

  @Test
  void wildcardsInNamesThatUrlsWriteEncodedMatch() throws IOException {
    stored("100% a+b.csv");
    smbridge.run("get", url + "100%25 a+*.csv", local.toString()).done();
    assertEquals(List.of("100% a+b.csv"), names(local));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "cat", "ls", "rm", "rmdir"})
  void wildcardsThatMatchNothingAreNotFound(String command) throws IOException {
    stored("a.csv");
    var run = smbridge.run(command, url + "*.tmp").failed(4);
    assertTrue(
        run.messages().contains("*.tmp") && run.messages().contains("matches"), run.messages());
  }

  @Test
  void aLocalPathWithWildcardsIsExpandedUnlessAFileIsCalledSo() throws IOException {
    source("a.csv");
    source("b.csv");
    var pattern = local + "/*.csv";
    smbridge.run("put", pattern, url + "one/").done();
    assertEquals(List.of("a.csv", "b.csv"), names(folder.resolve("one")));
    source("*.csv");
    smbridge.run("put", pattern, url + "two.csv").done();
    assertEquals("*.csv", Files.readString(folder.resolve("two.csv")));
    smbridge.run("get", "*.no-such-csv").failed(4);
  }

  @Test
  void listingsShowWhatMatches() throws IOException {
    stored("a.csv", "b.txt", "c.csv/inner");
    var lines = smbridge.run("ls", "-l", "--output", "jsonl", url + "*.csv").done().lines();
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.getFirst().contains("\"path\":\"a.csv\""), lines.toString());
    assertEquals(
        3, smbridge.run("ls", "-R", "--output", "jsonl", url + "*.csv").done().lines().size());
  }

  @Test
  void severalAreShownDeletedMadeAndRemoved() throws IOException {
    stored("a.tmp", "b.tmp", "c");
    var shown = smbridge.run("cat", url + "a.tmp", url + "b.tmp").done().data();
    assertEquals("content of a.tmpcontent of b.tmp", shown);
    smbridge.run("rm", url + "*.tmp", url + "c").done();
    smbridge.run("mkdir", url + "d", url + "e").done();
    assertEquals(List.of("d", "e"), names(folder));
    assertEquals(1, smbridge.run("rmdir", url + "d", url + "none", url + "e").code());
    assertEquals(List.of(), names(folder));
  }

  @Test
  void severalAreMovedIntoADirectory() throws IOException {
    stored("a.csv", "b.csv", "c");
    smbridge.run("mv", url + "*.csv", url + "done").done();
    assertEquals(List.of("c", "done"), names(folder));
    assertEquals(List.of("a.csv", "b.csv"), names(folder.resolve("done")));
  }

  @Test
  void aMoveToAnotherPlaceCopiesAndThenDeletes() throws IOException {
    var run = smbridge.run("mv", source("a"), url).done();
    assertTrue(run.messages().contains("copied, then deleted"), run.messages());
    assertEquals("a", Files.readString(folder.resolve("a")));
    assertFalse(Files.exists(local.resolve("a")));
    smbridge.run("mv", url + "a", local + "/back").done();
    assertEquals(List.of(), names(folder));
    assertEquals("a", Files.readString(local.resolve("back")));
  }

  @Test
  void aMoveToAnotherPlaceReplacesNothing() throws IOException {
    stored("a");
    for (var ifExists : List.of("fail", "replace")) {
      smbridge.run("mv", "--if-exists", ifExists, source("a"), url).failed(6);
    }
    smbridge.run("mv", "--if-exists", "skip", source("a"), url).done();
    assertEquals("content of a", Files.readString(folder.resolve("a")));
    assertTrue(Files.exists(local.resolve("a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rm x", "rm -r x", "mkdir x", "rmdir x", "mv x y"})
  void whatTheSystemDoesWithLocalPathsIsNotDone(String command) {
    var run = smbridge.run(command.split(" ")).failed(2);
    assertTrue(
        run.messages().contains("use the system's own " + command.split(" ")[0]), run.messages());
  }

  @ParameterizedTest
  @ValueSource(strings = {"put a", "cp a", "mv a"})
  void whereToIsAskedFor(String command) {
    assertTrue(smbridge.run(command.split(" ")).failed(2).messages().contains("where it goes"));
  }

  @Test
  void severalAreNotOneStream() throws IOException {
    stored("a", "b");
    var run = smbridge.run("get", url + "a", url + "b", "-").failed(2);
    assertTrue(run.messages().contains("cat"), run.messages());
  }

  @Test
  void eachCommandHasHelp() {
    for (var command :
        List.of(
            "ls", "stat", "cat", "get", "put", "cp", "mv", "rm", "mkdir", "rmdir", "shares",
            "doctor", "bench", "demo")) {
      var run = smbridge.run(command, "--help").done();
      assertTrue(run.data().startsWith("Usage: smbridge " + command), run.data());
    }
  }
}
