package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.aws.S3Emulator;
import dev.smbridge.testing.aws.SdkSettings;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync} and {@code check} between a share, S3 and local folders. */
class SyncTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path scratch;
  private Path local = Path.of("");
  private Path stored = Path.of("");
  private String share = "";

  @BeforeEach
  void aTree() throws IOException {
    var folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "sync");
    stored = folder.resolve("tree");
    share = smbridge.secure(folder.getFileName() + "/tree");
    local = scratch.resolve("local");
    Files.createDirectories(local.resolve("d/e"));
    Files.createDirectories(local.resolve("empty"));
    put("a.txt", "one");
    put("d-1.txt", "two");
    put("d/b.txt", "three");
    put("d/e/\u00E9 \uD83D\uDE00.txt", "");
    Files.setLastModifiedTime(
        local.resolve("a.txt"), FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z")));
  }

  private void put(String path, String text) throws IOException {
    Files.writeString(local.resolve(path), text);
  }

  private Run run(int code, String... command) {
    var run = smbridge.run(command);
    assertEquals(code, run.code(), run::toString);
    return run;
  }

  private String sync(String from, String to, String... options) {
    var command = new ArrayList<>(List.of("sync", from, to));
    command.addAll(List.of(options));
    return run(0, command.toArray(String[]::new)).messages();
  }

  private static Map<String, String> tree(Path folder) throws IOException {
    var tree = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(each -> !each.equals(folder)).toList()) {
        var time = Files.getLastModifiedTime(path).toInstant().toEpochMilli();
        var isFile = Files.isRegularFile(path);
        tree.put(
            folder.relativize(path).toString(), isFile ? Files.readString(path) + time : "folder");
      }
    }
    return tree;
  }

  @Test
  void aFolderComesOutAlikeOnAShareAndBack() throws IOException {
    assertTrue(sync(local.toString(), share).contains("copied 4 files"));
    assertEquals(tree(local), tree(stored));
    var again = sync(local.toString(), share);
    assertTrue(again.contains("copied 0 files") && again.contains("4 unchanged"), again);
    var back = scratch.resolve("back").toString();
    sync(share, back);
    assertEquals(tree(local), tree(Path.of(back)));
    run(0, "check", share, back);
    run(0, "check", share, back, "--sha256");
  }

  @Test
  void aShareComesOutAlikeThroughS3() throws IOException {
    try (var emulator = S3Emulator.start();
        var _ = new SdkSettings(emulator.environment())) {
      var bucket = "s3://" + emulator.bucket("synced") + "/";
      sync(local.toString(), share);
      sync(share, bucket);
      assertTrue(sync(share, bucket).contains("copied 0 files"));
      run(0, "check", share, bucket);
      var back = scratch.resolve("back");
      sync(bucket, back.toString(), "--delete");
      assertEquals(tree(local), tree(back));
      Files.delete(local.resolve("a.txt"));
      sync(local.toString(), bucket, "--delete");
      sync(bucket, back.toString(), "--delete");
      assertEquals(tree(local), tree(back));
    }
  }

  @Test
  void whatDiffersIsSaidInLinesAndInJson() throws IOException {
    sync(local.toString(), share);
    put("a.txt", "more than one");
    put("new.txt", "x");
    Files.delete(local.resolve("d/b.txt"));
    Files.setLastModifiedTime(local.resolve("d-1.txt"), FileTime.fromMillis(1_000_000));
    var run = run(1, "check", local.toString(), share);
    assertEquals(
        List.of(
            "different  a.txt (size)",
            "different  d-1.txt (time)",
            "extra      d/b.txt",
            "missing    new.txt"),
        run.data().lines().sorted().toList());
    var json = run(1, "check", local.toString(), share, "--output", "jsonl").data();
    assertTrue(json.contains("{\"outcome\":\"different\",\"why\":\"time\",\"path\":\"d-1.txt\""));
    assertTrue(json.contains("{\"outcome\":\"missing\",\"path\":\"new.txt\""), json);
    run(0, "check", local.toString(), share, "--include", "d/e/*");
    run(3, "check", local.toString(), share + "/missing");
  }

  @Test
  void deletingIsAskedForAndShownBefore() throws IOException {
    sync(local.toString(), share);
    Files.createDirectories(stored.resolve("old/deep"));
    Files.writeString(stored.resolve("old/deep/x.txt"), "x");
    Files.writeString(stored.resolve("kept.tmp"), "x");
    put("a.txt", "changed");
    var dry =
        run(0, "sync", local.toString(), share, "--delete", "--dry-run", "--exclude", "*.tmp");
    assertEquals(
        List.of(
            "would copy a.txt",
            "would delete old/",
            "would delete old/deep/",
            "would delete old/deep/x.txt"),
        dry.data()
            .lines()
            .map(line -> line.startsWith("would copy") ? "would copy a.txt" : line)
            .sorted()
            .toList());
    assertTrue(Files.exists(stored.resolve("old/deep/x.txt")));
    sync(local.toString(), share);
    assertTrue(Files.exists(stored.resolve("old/deep/x.txt")));
    run(2, "sync", local.toString(), share, "--delete", "--max-delete", "1");
    sync(local.toString(), share, "--delete", "--exclude", "*.tmp");
    assertFalse(Files.exists(stored.resolve("old")));
    assertTrue(Files.exists(stored.resolve("kept.tmp")));
    Files.createDirectory(scratch.resolve("nothing"));
    run(2, "sync", scratch.resolve("nothing").toString(), share, "--delete");
    assertTrue(Files.exists(stored.resolve("a.txt")));
  }

  @Test
  void whatCannotBeReadKeepsTheExtras() throws IOException {
    sync(local.toString(), share);
    Files.writeString(stored.resolve("extra.txt"), "x");
    put("d/aux.txt:1", "no share takes this name");
    run(1, "sync", local.toString(), share, "--delete");
    assertTrue(Files.exists(stored.resolve("extra.txt")));
  }

  @Test
  void aCopyCanBeOfWhatIsDifferentOrNewer() throws IOException {
    run(0, "put", "-r", local.toString(), share);
    assertTrue(
        run(0, "put", "-r", "--if-exists", "different", local.toString(), share)
            .messages()
            .contains("copied 0 files"));
    put("a.txt", "two");
    Files.setLastModifiedTime(local.resolve("a.txt"), FileTime.fromMillis(1_000_000));
    run(0, "put", "--if-exists", "newer", local.resolve("a.txt").toString(), share + "/a.txt");
    assertEquals("one", Files.readString(stored.resolve("a.txt")));
    run(0, "put", "--if-exists", "different", local.resolve("a.txt").toString(), share + "/a.txt");
    assertEquals("two", Files.readString(stored.resolve("a.txt")));
  }
}
