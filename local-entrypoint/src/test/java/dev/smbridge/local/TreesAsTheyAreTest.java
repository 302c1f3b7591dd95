package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of a server that is years old: folders that nobody reads, names that Windows refuses. */
class TreesAsTheyAreTest {
  private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.123Z");

  private static OddShare share;

  @TempDir Path local;
  private CommandLineOf smbridge;
  private Path folder;
  private String url;

  @BeforeAll
  static void start() throws IOException {
    share = OddShare.start();
  }

  @AfterAll
  static void stop() {
    share.close();
  }

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    smbridge = new CommandLineOf(share.samba());
    folder = share.folder();
    url = share.url(folder, "");
  }

  private void given(String name, String text) throws IOException {
    OddShare.put(folder, name, text);
  }

  private Run run(String backend, String... words) {
    return share.run(smbridge, backend, words);
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void oddTree() throws IOException {
    given("tree/good.txt", "good");
    given("tree/old.", "old");
    given("tree/aux.h", "aux");
    given("tree/x ", "x");
    given("tree/back\\slash", "never");
    given("tree/dir /below.", "below");
    given("tree/closed/secret.txt", "never");
    OddShare.close(folder.resolve("tree/closed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbj", "jcifs-ng"})
  void whatCannotBeReadIsALineEachAndTheRestIsThere(String backend) throws IOException {
    oddTree();
    var listed = run(backend, "ls", "-R", "--output", "jsonl", url + "tree");
    assertEquals(1, listed.code(), listed.messages());
    assertEquals(7, listed.data().lines().count(), listed.data());
    assertEquals(2, listed.messages().lines().count(), listed.messages());
    assertTrue(listed.messages().contains("closed: "), listed.messages());
    assertTrue(listed.messages().contains("back\\slash: "), listed.messages());

    var fetched = run(backend, "get", "-r", url + "tree", local.toString());
    assertEquals(1, fetched.code(), fetched.messages());
    assertTrue(fetched.messages().contains("copied 5 files"), fetched.messages());
    assertTrue(fetched.messages().contains("2 failed"), fetched.messages());
    assertEquals(List.of("aux.h", "dir /below.", "good.txt", "old.", "x "), names(local));

    var excluded =
        run(
            backend,
            "get",
            "-r",
            "--exclude",
            "closed",
            "--exclude",
            "back*",
            url + "tree",
            local.toString());
    assertEquals(1, excluded.code(), excluded.messages());
    assertFalse(excluded.messages().contains("closed"), excluded.messages());

    var deleted = run(backend, "rm", "-r", url + "tree");
    assertEquals(1, deleted.code(), deleted.messages());
    assertEquals(List.of("back\\slash", "closed/secret.txt"), names(folder.resolve("tree")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbj", "jcifs-ng"})
  void aNameThatWindowsRefusesIsFetchedMovedAwayAndNotMade(String backend) throws IOException {
    given("old.", "old");
    run(backend, "get", url + "old.", local + "/fetched").done();
    assertEquals("old", Files.readString(local.resolve("fetched")));
    run(backend, "mv", url + "old.", url + "new").done();
    assertEquals("old", Files.readString(folder.resolve("new")));
    var made = run(backend, "put", local + "/fetched", url + "aux.h");
    assertEquals(2, made.code(), made.messages());
    Files.writeString(local.resolve("aux.h"), "aux");
    var stored = run(backend, "put", "-r", local.toString(), url + "in");
    assertEquals(1, stored.code(), stored.messages());
    assertTrue(stored.messages().contains("aux.h: "), stored.messages());
    assertEquals(List.of("fetched"), names(folder.resolve("in")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbj", "jcifs-ng"})
  void timesAreKeptBothWays(String backend) throws IOException {
    var file = local.resolve("a.txt");
    Files.writeString(file, "content");
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    run(backend, "put", file.toString(), url).done();
    var stored = folder.resolve("a.txt");
    assertEquals(LONG_AGO, Files.getLastModifiedTime(stored).toInstant());
    run(backend, "cp", url + "a.txt", url + "b.txt").done();
    assertEquals(LONG_AGO, Files.getLastModifiedTime(folder.resolve("b.txt")).toInstant());
    run(backend, "get", url + "b.txt", local + "/c.txt").done();
    assertEquals(LONG_AGO, Files.getLastModifiedTime(local.resolve("c.txt")).toInstant());
    run(backend, "put", "--no-times", file.toString(), url + "now.txt").done();
    assertTrue(Files.getLastModifiedTime(folder.resolve("now.txt")).toInstant().isAfter(LONG_AGO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbj", "jcifs-ng"})
  void whatIsReadOnlyIsKeptUnlessForced(String backend) throws IOException {
    var samba = share.samba();
    var name = backend.equals("smbj") ? SambaOptions.SECURE : SambaOptions.PLAIN;
    var kept = Files.createTempDirectory(samba.directory(name), "kept");
    var to = smbridge.url(name, kept.getFileName() + "/");
    Files.writeString(kept.resolve("a.txt"), "before");
    samba.smbclient(name, "setmode " + kept.getFileName() + "/a.txt +r");
    Files.writeString(local.resolve("a.txt"), "after");
    var refused = run(backend, "put", local + "/a.txt", to);
    assertEquals(6, refused.code(), refused.messages());
    assertTrue(refused.messages().contains("read-only"), refused.messages());
    assertEquals("before", Files.readString(kept.resolve("a.txt")));
    run(backend, "put", "--force", local + "/a.txt", to).done();
    assertEquals("after", Files.readString(kept.resolve("a.txt")));
    samba.smbclient(name, "setmode " + kept.getFileName() + "/a.txt +r");
    var url = smbridge.url(name, kept.getFileName().toString());
    var stays = run(backend, "rm", "-r", url);
    assertEquals(1, stays.code(), stays.messages());
    assertTrue(stays.messages().contains("read-only"), stays.messages());
    run(backend, "rm", "-r", "--force", url).done();
    assertFalse(Files.exists(kept));
  }

  @Test
  void linksOfALocalFolderAreSkippedFollowedOrFailures() throws IOException {
    Files.createDirectories(local.resolve("in/deep"));
    Files.createDirectories(local.resolve("out"));
    Files.writeString(local.resolve("in/a.txt"), "a");
    Files.writeString(local.resolve("out/b.txt"), "b");
    Files.createSymbolicLink(local.resolve("in/link"), local.resolve("out"));
    Files.createSymbolicLink(local.resolve("in/deep/circle"), local.resolve("in"));
    var skipped = run("smbj", "put", "-r", local + "/in", url + "skipped").done();
    assertTrue(skipped.messages().contains("2 links were passed over"), skipped.messages());
    assertEquals(List.of("a.txt"), names(folder.resolve("skipped")));
    var followed = run("smbj", "put", "-r", "--links", "follow", local + "/in", url + "followed");
    assertEquals(1, followed.code(), followed.messages());
    assertTrue(followed.messages().contains("circle"), followed.messages());
    assertEquals(List.of("a.txt", "link/b.txt"), names(folder.resolve("followed")));
    var failed = run("smbj", "put", "-r", "--links", "fail", local + "/in", url + "failed");
    assertEquals(1, failed.code(), failed.messages());
    assertTrue(failed.messages().contains("copied 1 files (1 B), 0 skipped, 2 failed"));
  }

  @Test
  void optionsSayWhatTakesPart() throws IOException {
    for (var name : List.of("a.CSV", "b.csv", "c.txt", "deep/d.csv")) {
      Files.createDirectories(local.resolve("in/" + name).getParent());
      Files.writeString(local.resolve("in/" + name), name);
    }
    Files.createDirectories(local.resolve("in/empty/er"));
    var in = local + "/in";
    run("smbj", "put", "-r", "--include", "*.csv", "--ignore-case", in, url + "1").done();
    assertEquals(List.of("a.CSV", "b.csv", "deep/d.csv"), names(folder.resolve("1")));
    run("smbj", "put", "-r", "--empty-dirs", "--min-size", "6", in, url + "2").done();
    assertEquals(List.of("deep/d.csv"), names(folder.resolve("2")));
    assertTrue(Files.isDirectory(folder.resolve("2/empty/er")));
    smbridge.fed("# a list\nc.txt\n\n./deep/d.csv\n".getBytes(StandardCharsets.UTF_8));
    run("smbj", "put", "-r", "--files-from", "-", in, url + "3").done();
    assertEquals(List.of("c.txt", "deep/d.csv"), names(folder.resolve("3")));
    var nothing = run("smbj", "put", "-r", "--include", "*.pdf", in, url + "4").done();
    assertTrue(nothing.messages().contains("no file matched"), nothing.messages());
  }
}
