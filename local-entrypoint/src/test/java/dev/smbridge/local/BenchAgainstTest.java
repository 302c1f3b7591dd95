package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.smbridge.testing.aws.S3Emulator;
import dev.smbridge.testing.aws.SdkSettings;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are compared on a share, and the page that shows it. */
class BenchAgainstTest {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path local;
  private Path folder = Path.of("");
  private String url = "";

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "against");
    url = smbridge.secure(folder.getFileName().toString());
    smbridge.with("SMBRIDGE_PASSWORD", samba.account().password());
  }

  private Run bench(String... options) {
    var words =
        Stream.concat(Stream.of("bench", "--size", "1", "--files", "3"), Stream.of(options));
    return smbridge.run(Stream.concat(words, Stream.of(url)).toArray(String[]::new));
  }

  private boolean isEmpty() throws IOException {
    try (var left = Files.list(folder)) {
      return left.findAny().isEmpty();
    }
  }

  @Test
  void anotherProgramDoesTheSameInTurnAndNothingIsLeft() throws IOException {
    var page = local.resolve("report.html");
    var run = bench("--against", "smbclient", "--rounds", "1", "--html", page.toString()).done();
    for (var work : List.of("put large", "get large", "put small", "get small")) {
      for (var program : List.of("smbridge", "smbclient")) {
        assertTrue(
            run.lines().stream().anyMatch(line -> line.matches(work + " +" + program + " .*")),
            run.data());
      }
    }
    assertTrue(isEmpty());
    var html = Files.readString(page);
    assertFalse(html.contains("http"), "it needs the network");
    assertFalse(html.contains(samba.account().password()), "a secret was shown");
    assertEquals(1 + 4, html.split("<svg", -1).length - 1);
    drawn(page);
  }

  /** Where a browser is installed, it draws the page; else that part is not tested. */
  private void drawn(Path page) throws IOException {
    var browser = BROWSERS.stream().filter(BenchAgainstTest::isInstalled).findFirst();
    if (browser.isEmpty()) {
      System.out.println("BenchAgainstTest: no Chromium is installed: the page was not drawn");
      return;
    }
    var process =
        new ProcessBuilder(
                browser.get(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + local.resolve("browser"),
                "--dump-dom",
                page.toUri().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var drawn = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(drawn.contains("<rect") && drawn.contains("Latency: stat"), drawn);
    assertTrue(drawn.contains("put large, smbclient"), drawn);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  @Test
  void rcloneIsComparedWhereItIsInstalled() throws IOException {
    assumeTrue(isInstalled("rclone"), "rclone is not installed");
    var run = bench("--against", "rclone", "--rounds", "1", "--output", "json").done();
    assertTrue(run.data().contains("\"program\":\"rclone\""), run.data());
    assertTrue(isEmpty());
  }

  @Test
  void whatCannotBeComparedIsSaid() throws IOException {
    var unknown = bench("--against", "cp").failed(2);
    assertTrue(unknown.messages().contains("smbclient and rclone"), unknown.messages());
    bench("--rounds", "0").failed(2);
    var none = new CommandLineOf(samba).run("bench", "--against", "smbclient", url).failed(2);
    assertTrue(none.messages().contains("SMBRIDGE_PASSWORD"), none.messages());
    assertTrue(isEmpty());
  }

  @Test
  void aBucketIsMeasuredBesideTheAwsCli() {
    try (var emulator = S3Emulator.start();
        var _ = new SdkSettings(emulator.environment())) {
      url = "s3://" + emulator.bucket("bench") + "/deep/";
      emulator.environment().forEach(smbridge::with);
      var rivals = Stream.of("aws", "rclone").filter(BenchAgainstTest::isInstalled).toList();
      var run =
          rivals.isEmpty()
              ? bench()
              : bench("--against", String.join(",", rivals), "--rounds", "1");
      for (var rival : rivals) {
        assertTrue(run.done().data().contains("get small   " + rival), run.data());
      }
      assertTrue(run.done().data().contains("put 4 KiB"), run.data());
      assertEquals("", smbridge.run("ls", "-R", "--output", "jsonl", "s3://bench/").data());
    }
  }
}
