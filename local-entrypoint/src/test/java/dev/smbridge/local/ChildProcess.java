package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.fixture.samba.PrivateSamba;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands as processes of their own, in the heap that is promised to be enough. */
record ChildProcess(PrivateSamba samba, Path folder) {
  private static final int LIMIT_SECONDS = 400;

  /** A command that is under way. */
  record Running(Process process, Path data, Path messages) {
    Run ended() throws IOException, InterruptedException {
      var inTime = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertTrue(inTime, "it did not end");
      return new Run(process.exitValue(), Files.readString(data), Files.readString(messages));
    }
  }

  Running start(String... command) throws IOException {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.smbridge.local.Main"));
    line.addAll(List.of(command));
    var data = folder.resolve("data.txt");
    var messages = folder.resolve("messages.txt");
    var started =
        new ProcessBuilder(line).redirectOutput(data.toFile()).redirectError(messages.toFile());
    started.environment().put("SMBRIDGE_USERNAME", samba.account().name());
    started.environment().put("SMBRIDGE_PASSWORD", samba.account().password());
    var process = started.start();
    process.getOutputStream().close();
    return new Running(process, data, messages);
  }

  Run run(String... command) throws IOException, InterruptedException {
    return start(command).ended().checkedFor(samba.account().password());
  }
}
