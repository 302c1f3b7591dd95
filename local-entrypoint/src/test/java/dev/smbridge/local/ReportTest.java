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

/** What commands on many files write down, and what they leave for another time. */
class ReportTest {
  private final PrivateSamba samba = PrivateSamba.shared();
  private final CommandLineOf smbridge = new CommandLineOf(samba);
  @TempDir Path local;
  private String url = "";
  private Path report = Path.of("");
  private Path tree = Path.of("");

  @BeforeEach
  void aTreeAndAFolder() throws IOException {
    var folder = Files.createTempDirectory(samba.directory(SambaOptions.SECURE), "report");
    url = smbridge.secure(folder.getFileName() + "/");
    report = local.resolve("report.jsonl");
    tree = local.resolve("tree");
    Files.createDirectories(tree.resolve("s"));
    Files.writeString(tree.resolve("a.txt"), "12345");
    Files.writeString(tree.resolve("s/b.tmp"), "1");
    Files.writeString(tree.resolve("s/c:d"), "1");
  }

  private Run run(String... command) {
    return smbridge.run(command);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(report).stream()
        .map(line -> line.replaceAll("\"modified\":\"[^\"]*\"", "\"modified\":T"))
        .sorted()
        .toList();
  }

  @Test
  void eachFileHasALine() throws IOException {
    assertEquals(1, run("put", "-r", "--report", report.toString(), tree.toString(), url).code());
    var lines = lines();
    assertEquals(3, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("{\"outcome\":\"copied\",\"path\":\""), lines.get(0));
    assertTrue(lines.get(0).contains("a.txt\",\"type\":\"file\",\"size\":5,\"modified\":T}"));
    assertTrue(lines.get(1).contains("b.tmp"), lines.get(1));
    assertTrue(lines.get(2).startsWith("{\"outcome\":\"failed\",\"path\":\"s/c:d\""), lines.get(2));
    assertTrue(lines.get(2).contains("\"kind\":\"INVALID_PATH\""), lines.get(2));
  }

  @Test
  void aSingleFileAndOneThatFailsHaveALine() throws IOException {
    var file = tree.resolve("a.txt").toString();
    run("put", "--report", report.toString(), "--dry-run", file, url).done();
    assertTrue(lines().getFirst().startsWith("{\"outcome\":\"copied\",\"dryRun\":true,"));
    run("put", "--report", report.toString(), file, url).done();
    assertTrue(lines().getFirst().startsWith("{\"outcome\":\"copied\",\"path\":"));
    run("put", "--if-exists", "skip", "--report", report.toString(), file, url).done();
    assertTrue(lines().getFirst().startsWith("{\"outcome\":\"skipped\",\"path\":"));
    run("put", "--if-exists", "fail", "--report", report.toString(), file, url).failed(6);
    assertTrue(lines().getFirst().contains("\"kind\":\"ALREADY_EXISTS\""), lines()::toString);
  }

  @Test
  void severalSourcesHaveOneReport() throws IOException {
    var missing = local.resolve("missing").toString();
    var run =
        run("put", "--report", report.toString(), tree.resolve("a.txt").toString(), missing, url);
    assertEquals(1, run.code(), run.messages());
    assertEquals(2, lines().size(), lines()::toString);
    assertTrue(lines().getLast().contains("NOT_FOUND"), lines()::toString);
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidBeforeAnythingIsDone() {
    var nowhere = local.resolve("no/such/folder").toString();
    var run = run("put", "--report", nowhere, tree.resolve("a.txt").toString(), url);
    assertTrue(run.failed(2).messages().contains("--report"), run.messages());
    assertEquals("", run("ls", url).done().data());
  }

  @Test
  void aReportThatIsCutOffIsNoSuccess() {
    var run = run("put", "--report", "/dev/full", tree.resolve("a.txt").toString(), url);
    assertEquals(6, run.code(), run.messages());
    assertTrue(run.messages().contains("the report could not be written"), run.messages());
    assertTrue(run("ls", url).done().data().contains("a.txt"));
  }

  @Test
  void aDeletionTakesWhatIsChosenAndReportsIt() throws IOException {
    run("put", "-r", "--exclude", "c:d", tree.toString(), url).done();
    run("rm", "-r", "--include", "*.tmp", "--report", report.toString(), url).done();
    assertEquals(1, lines().size(), lines()::toString);
    assertTrue(lines().getFirst().startsWith("{\"outcome\":\"deleted\""), lines()::toString);
    var left = run("ls", "-R", url).done().data();
    assertTrue(left.contains("a.txt") && !left.contains("b.tmp"), left);
    var refused = run("rm", "--include", "*.txt", url + "a.txt").failed(2);
    assertTrue(refused.messages().contains("-r"), refused.messages());
    assertTrue(run("ls", url).done().data().contains("a.txt"));
  }

  @Test
  void whatWasNotBegunInTimeIsCounted() throws IOException {
    for (var i = 0; i < 20; i++) {
      Files.write(tree.resolve("f" + i), new byte[50_000]);
    }
    var run =
        run(
            "put",
            "-r",
            "--exclude",
            "c:d",
            "--max-duration",
            "1s",
            "--bwlimit",
            "200k",
            tree.toString(),
            url);
    assertEquals(5, run.code(), run.messages());
    assertTrue(run.messages().contains("files were not begun"), run.messages());
    assertFalse(run("ls", url).done().data().isEmpty());
  }
}
