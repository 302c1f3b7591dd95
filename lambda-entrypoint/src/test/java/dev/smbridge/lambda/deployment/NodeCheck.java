package dev.smbridge.lambda.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The check in {@code src/test/schema}, with its packages as the lock file names them. They are
 * installed below {@code target} once, and again when the lock file changes.
 */
final class NodeCheck {
  private static final Path SOURCES = Path.of("src", "test", "schema");
  private static final Path WORK = Path.of("target", "schema-check");

  private NodeCheck() {}

  /** Why there can be no check on this machine, or nothing. */
  static String missing() throws InterruptedException {
    if (!runs("node", "--version")) {
      return "skipped: node is not on the PATH; install Node.js to check the template's schema";
    }
    return runs("npm", "--version") ? "" : "skipped: npm is not on the PATH";
  }

  /** Makes the check ready. */
  static void install() throws IOException, InterruptedException {
    boolean installed = hasSameLock() && Files.exists(WORK.resolve("node_modules/installed"));
    Files.createDirectories(WORK);
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, WORK.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!installed) {
      var npm = run(300, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      assertEquals(0, npm.status(), () -> "npm ci failed: " + npm.output());
      Files.createFile(WORK.resolve("node_modules/installed"));
    }
  }

  /** What the check finds in each of the files, by file: "WHERE: WHAT", a line a problem. */
  static Map<Path, List<String>> problems(List<Path> files)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node", "check.mjs"));
    var found = new HashMap<Path, List<String>>();
    for (Path file : files) {
      command.add(file.toAbsolutePath().toString());
      found.put(file, new ArrayList<>());
    }
    var check = run(180, command.toArray(String[]::new));
    for (String line : check.output().lines().toList()) {
      found.forEach((file, problems) -> addIfOf(file, line, problems));
    }
    long problems = found.values().stream().mapToLong(List::size).sum();
    assertEquals(check.output().lines().count(), problems, check::output);
    assertEquals(problems == 0 ? 0 : 1, check.status(), check::output);
    return found;
  }

  private static void addIfOf(Path file, String line, List<String> problems) {
    var start = file.toAbsolutePath() + ": ";
    if (line.startsWith(start)) {
      problems.add(line.substring(start.length()));
    }
  }

  private static boolean hasSameLock() throws IOException {
    var installed = WORK.resolve("package-lock.json");
    return Files.exists(installed)
        && Files.mismatch(installed, SOURCES.resolve("package-lock.json")) < 0;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Files.createDirectories(WORK);
      return run(60, command).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private record Finished(int status, String output) {}

  private static Finished run(int seconds, String... command)
      throws IOException, InterruptedException {
    var output = Files.createTempFile(WORK, "output", ".txt");
    var process =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new IOException(String.join(" ", command) + " took more than " + seconds + " s");
      }
      return new Finished(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
