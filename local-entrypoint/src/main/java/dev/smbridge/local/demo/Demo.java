package dev.smbridge.local.demo;

import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Stores, lists, reads back, moves and deletes real files, each step a process of its own. */
public final class Demo {
  private static final int LARGE_BYTES = 32 << 20;
  private static final String REPORT = "month,total\nJanuary,1200\nFebruary,1350\n";

  private final PrintStream out;

  public Demo(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @throws DemoFailedException saying which step did not do what it should have
   */
  public void run() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("smbridge-demo");
    try (var samba = PrivateSamba.start()) {
      out.println(
          "A private Samba listens on "
              + samba.host()
              + ":"
              + samba.port()
              + ", and its share \""
              + SambaOptions.SECURE
              + "\" requires encryption.");
      var share = "smb://" + samba.host() + ":" + samba.port() + "/" + SambaOptions.SECURE;
      steps(new Step(out, samba.account(), folder), share, samba.directory(SambaOptions.SECURE));
      out.println();
      out.println("Done: every step did what it said, and the bytes on the server's disk agree.");
    } finally {
      deleteAll(folder);
    }
  }

  private static void steps(Step step, String share, Path onServer)
      throws IOException, InterruptedException {
    var report = step.file("report.csv", REPORT.getBytes(StandardCharsets.UTF_8));
    var large = step.file("video.bin", random());

    step.run("put", "report.csv", share + "/2026/");
    step.requireSame(report, onServer.resolve("2026/report.csv"));
    step.run("put", "video.bin", share + "/2026/");
    step.requireSame(large, onServer.resolve("2026/video.bin"));
    step.run("ls", share + "/2026/");
    step.run("stat", share + "/2026/report.csv", "--output", "json");
    step.run("cat", share + "/2026/report.csv");
    step.run("get", share + "/2026/video.bin", "copy.bin", "--verify", "sha256");
    step.requireSame(large, step.path("copy.bin"));
    step.run("mv", share + "/2026/report.csv", share + "/archive/january.csv");
    step.requireSame(report, onServer.resolve("archive/january.csv"));
    step.run("doctor", share + "/");
    step.run("rm", "-r", share + "/2026");
    step.run("rm", "-r", share + "/archive");
    step.run("ls", share + "/");
    try (var left = Files.list(onServer)) {
      if (left.findAny().isPresent()) {
        throw new DemoFailedException("something is left on the share");
      }
    }
  }

  private static byte[] random() {
    var bytes = new byte[LARGE_BYTES];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
