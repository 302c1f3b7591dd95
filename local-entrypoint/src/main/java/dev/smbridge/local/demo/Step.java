package dev.smbridge.local.demo;

import dev.smbridge.testing.samba.SambaAccount;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One command of the demo, run as a person would: its own process, the password in its environment.
 */
final class Step {
  private static final long LIMIT_SECONDS = 60;

  private final PrintStream out;
  private final SambaAccount account;
  private final Path folder;

  Step(PrintStream out, SambaAccount account, Path folder) {
    this.out = out;
    this.account = account;
    this.folder = folder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path file(String name, byte[] content) throws IOException {
    return Files.write(path(name), content);
  }

  void run(String... command) throws IOException, InterruptedException {
    out.println();
    out.println("$ smbridge " + String.join(" ", command));
    out.flush();
    var started = new ProcessBuilder(commandLine(command)).directory(folder.toFile());
    started.environment().put("SMBRIDGE_USERNAME", account.name());
    started.environment().put("SMBRIDGE_PASSWORD", account.password());
    started.redirectErrorStream(true);
    var process = started.start();
    process.getOutputStream().close();
    out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new DemoFailedException("`smbridge " + command[0] + "` failed");
    }
  }

  private static List<String> commandLine(String... command) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add("dev.smbridge.local.Main");
    line.addAll(List.of(command));
    return line;
  }

  void requireSame(Path one, Path other) throws IOException {
    if (Files.mismatch(one, other) != -1) {
      throw new DemoFailedException(one.getFileName() + " and " + other + " differ");
    }
  }
}
