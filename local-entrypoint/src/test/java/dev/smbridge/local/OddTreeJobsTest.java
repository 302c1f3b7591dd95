package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.aws.S3Emulator;
import dev.smbridge.testing.aws.SdkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Jobs over trees with some of all that is odd in them, from each side to each other: exactly the
 * odd ones are in the report, all else is there, and a second run finds nothing to do. As many
 * files as {@code smbridge.oddfiles} says.
 */
class OddTreeJobsTest {
  private static final int FILES = Integer.getInteger("smbridge.oddfiles", 40);
  private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");
  private static final String CLOSED = "closed";
  private static final String BACKSLASH = "back\\slash";
  private static final List<String> WINDOWS_REFUSES = List.of("aux.h", "old.", "x ");

  private static OddShare share;
  private static S3Emulator emulator;
  private static SdkSettings settings;
  private static int buckets;

  @TempDir Path scratch;
  private CommandLineOf smbridge;
  private Path local;
  private String bucket;

  @BeforeAll
  static void start() throws IOException {
    share = OddShare.start();
    emulator = S3Emulator.start();
    settings = new SdkSettings(emulator.environment());
  }

  @AfterAll
  static void stop() {
    settings.close();
    emulator.close();
    share.close();
  }

  @BeforeEach
  void placesOfItsOwn() throws IOException {
    smbridge = new CommandLineOf(share.samba());
    local = Files.createDirectory(scratch.resolve("local"));
    bucket = "s3://" + emulator.bucket("odd" + buckets++) + "/";
  }

  /** What every side can hold. */
  private static Map<String, String> plain() {
    var files = new TreeMap<String, String>();
    for (var i = 0; i < FILES; i++) {
      files.put("d%d/é %d.txt".formatted(i % 10, i), i % 7 == 0 ? "" : "content " + i);
    }
    return files;
  }

  private static void put(Path folder, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      OddShare.put(folder, file.getKey(), file.getValue());
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var walk = Files.walk(folder)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  /** Runs twice; both times exactly these fail, and the second time nothing is copied. */
  private void job(String backend, List<String> odd, String from, String to) throws IOException {
    var command = List.of("cp", "-r", "--transfers", "8", "--if-exists");
    var first = job(backend, command, "fail", from, to);
    assertEquals(odd, first.getOrDefault("failed", List.of()));
    var second = job(backend, command, "skip", from, to);
    assertEquals(odd, second.getOrDefault("failed", List.of()));
    assertEquals(List.of(), second.getOrDefault("copied", List.of()));
    assertEquals(first.get("copied"), second.get("skipped"));
  }

  /** The paths of the report by their outcome. */
  private Map<String, List<String>> job(
      String backend, List<String> command, String ifExists, String from, String to)
      throws IOException {
    var report = scratch.resolve("report");
    var words = new ArrayList<>(command);
    words.addAll(List.of(ifExists, "--report", report.toString(), from, to));
    var options = to.startsWith("smb:") || from.startsWith("smb:") ? backend : "smbj";
    var run = share.run(smbridge, options, words.toArray(String[]::new));
    assertEquals(1, run.code(), run.messages());
    var outcomes = new TreeMap<String, TreeSet<String>>();
    for (var line : Files.readAllLines(report)) {
      var outcome = line.replaceAll("^.\"outcome\":\"([a-z]*)\".*", "$1");
      var path = line.replaceAll("^[^,]*,\"path\":\"([^\"]*)\".*", "$1").replace("\\\\", "\\");
      assertTrue(
          outcomes.computeIfAbsent(outcome, ignored -> new TreeSet<>()).add(path),
          () -> path + " is in the report twice");
    }
    var paths = new TreeMap<String, List<String>>();
    outcomes.forEach((outcome, found) -> paths.put(outcome, List.copyOf(found)));
    return paths;
  }

  private Path shareWithOddNames() throws IOException {
    var folder = share.folder();
    put(folder, plain());
    for (var name : WINDOWS_REFUSES) {
      OddShare.put(folder, name, name);
    }
    OddShare.put(folder, BACKSLASH, "never");
    OddShare.put(folder, CLOSED + "/secret", "never");
    OddShare.close(folder.resolve(CLOSED));
    return folder;
  }

  private static Map<String, String> withRefusedNames() {
    var files = new TreeMap<>(plain());
    WINDOWS_REFUSES.forEach(name -> files.put(name, name));
    return files;
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbj", "jcifs-ng"})
  void fromAShare(String backend) throws IOException {
    var from = shareWithOddNames();
    var url = share.url(from, "");
    job(backend, List.of(BACKSLASH, CLOSED), url, local.toString());
    assertEquals(withRefusedNames(), files(local));
    job(backend, List.of(BACKSLASH, CLOSED), url, bucket);
    var back = scratch.resolve("back");
    smbridge.run("get", "-r", bucket, back.toString()).done();
    assertEquals(withRefusedNames(), files(back));
    var to = share.folder();
    job(backend, List.of("aux.h", BACKSLASH, CLOSED, "old.", "x "), url, share.url(to, ""));
    assertEquals(plain(), files(to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbj", "jcifs-ng"})
  void fromALocalFolder(String backend) throws Exception {
    put(local, plain());
    put(local, Map.of("a:b", "1", "aux.h", "2", "deep/old.", "3"));
    Files.createSymbolicLink(local.resolve("link"), scratch);
    assertEquals(
        0, new ProcessBuilder("mkfifo", local.resolve("pipe").toString()).start().waitFor());
    var to = share.folder();
    var odd = List.of("a:b", "aux.h", "deep/old.", "pipe");
    job(backend, odd, local.toString(), share.url(to, ""));
    assertEquals(plain(), files(to));
    job(backend, List.of("pipe"), local.toString(), bucket);
    assertEquals(plain().size() + 3, smbridge.run("ls", "-R", bucket).done().lines().size() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbj", "jcifs-ng"})
  void fromABucket(String backend) throws IOException {
    put(local, plain());
    smbridge.run("put", "-r", local.toString(), bucket + "in/").done();
    var one = Files.writeString(scratch.resolve("one"), "1");
    Files.setLastModifiedTime(one, FileTime.from(LONG_AGO));
    for (var key : List.of("in/a:b", "in/aux.h", "in/twins/A", "in/twins/a")) {
      smbridge.run("put", one.toString(), bucket + key).done();
    }
    var to = share.folder();
    job(backend, List.of("a:b", "aux.h", "twins/a"), bucket + "in/", share.url(to, ""));
    var stored = new TreeMap<>(plain());
    stored.put("twins/A", "1");
    assertEquals(stored, files(to));
    assertEquals(LONG_AGO, Files.getLastModifiedTime(to.resolve("twins/A")).toInstant());
    var back = scratch.resolve("back");
    smbridge.run("get", "-r", bucket + "in/", back.toString()).done();
    stored.putAll(Map.of("a:b", "1", "aux.h", "1", "twins/a", "1"));
    assertEquals(stored, files(back));
  }
}
