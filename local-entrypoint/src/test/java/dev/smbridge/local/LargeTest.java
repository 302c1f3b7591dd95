package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is large, in a heap of 192 MiB, and what is interrupted: each a process of its own. */
class LargeTest {
  private static final long GIBIBYTE = 1L << 30;
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int ENTRIES = 100_000;

  private final PrivateSamba samba = PrivateSamba.shared();
  @TempDir Path local;
  private Path folder = Path.of("");
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "large");
    url = "smb://%s:%d/secure/%s/".formatted(samba.host(), samba.port(), folder.getFileName());
  }

  /** By Samba's own file, for another client, and back. */
  @Test
  void aFileOfMoreThanFourGibibytesIsTheSameBothWays() throws Exception {
    var source = sparse(local.resolve("source"), 4 * GIBIBYTE + GIBIBYTE / 8);
    smbridge().run("put", source.toString(), url + "stored").done();
    var stored = folder.resolve("stored");
    assertEquals(-1, Files.mismatch(source, stored));

    var pipe = local.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    var seen = new FutureTask<>(() -> areSame(source, pipe));
    Thread.startVirtualThread(seen);
    var script = "get " + folder.getFileName() + "/stored " + pipe;
    samba.smbclient(SambaOptions.SECURE, script, "--quiet");
    assertTrue(seen.get(10, TimeUnit.SECONDS), "smbclient saw something else");

    var back = local.resolve("back");
    smbridge().run("get", url + "stored", back.toString()).done();
    assertEquals(-1, Files.mismatch(source, back));
    Files.delete(back);
    Files.delete(stored);
  }

  /** Compares a file with what comes out of a pipe, which takes no room. */
  private static boolean areSame(Path file, Path pipe) throws IOException {
    try (var expected = Files.newInputStream(file);
        var found = Files.newInputStream(pipe)) {
      for (var chunk = found.readNBytes(CHUNK_BYTES);
          chunk.length > 0;
          chunk = found.readNBytes(CHUNK_BYTES)) {
        if (!Arrays.equals(chunk, expected.readNBytes(chunk.length))) {
          return false;
        }
      }
      return expected.read() < 0;
    }
  }

  @Test
  void aHundredThousandEntriesAreListed() throws IOException, InterruptedException {
    for (var i = 0; i < ENTRIES; i++) {
      Files.createFile(folder.resolve("entry-" + i));
    }
    var run = smbridge().run("ls", "--output", "jsonl", url).done();
    assertEquals(ENTRIES, run.data().lines().distinct().count());
  }

  @Test
  void anInterruptedCopyEndsWith130AndLeavesNothingVisible()
      throws IOException, InterruptedException {
    var source = sparse(local.resolve("source"), 4 * GIBIBYTE);
    var running = smbridge().start("put", source.toString(), url + "stored");
    for (var waited = 0; waited < 600 && isEmpty(); waited++) {
      Thread.sleep(100);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(running.process().pid())).start().waitFor();
    var run = running.ended();
    assertEquals(130, run.code(), run.messages());
    assertTrue(isEmpty(), "something is left");
  }

  @Test
  void anInterruptedTreeEndsWith130AndBeginsNoFurtherFile()
      throws IOException, InterruptedException {
    var source = Files.createDirectory(local.resolve("tree"));
    for (var i = 0; i < 20_000; i++) {
      Files.writeString(source.resolve("f" + i), "x");
    }
    var running = smbridge().start("put", "-r", source.toString(), url);
    for (var waited = 0; waited < 600 && isEmpty(); waited++) {
      Thread.sleep(100);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(running.process().pid())).start().waitFor();
    var run = running.ended();
    assertEquals(130, run.code(), run.messages());
    try (var files = Files.list(folder)) {
      var stored = files.map(file -> file.getFileName().toString()).toList();
      assertTrue(stored.size() < 20_000, "it went on to the end");
      assertTrue(stored.stream().noneMatch(name -> name.endsWith(".part")), "something is left");
    }
  }

  private boolean isEmpty() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private ChildProcess smbridge() {
    return new ChildProcess(samba, local);
  }

  /** A file of zeros that takes no room, with words at its beginning, middle and end. */
  private static Path sparse(Path path, long bytes) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(bytes);
      for (var offset : new long[] {0, bytes / 2, bytes - 3}) {
        file.seek(offset);
        file.write("abc".getBytes(StandardCharsets.US_ASCII));
      }
    }
    return path;
  }
}
