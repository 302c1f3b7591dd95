package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.testing.samba.PrivateSamba;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands as processes of their own, in the heap that is promised to be enough. */
record ChildProcess(PrivateSamba samba, Path folder) {
  private static final int LIMIT_SECONDS = 400;
  private static final File NOTHING = new File("/dev/null");

  /** A command that is under way. */
  record Running(Process process, Path data, Path messages) {
    /** What it ends with. */
    int code() throws InterruptedException {
      var inTime = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertTrue(inTime, "it did not end");
      return process.exitValue();
    }

    Run ended() throws IOException, InterruptedException {
      return new Run(code(), Files.readString(data), Files.readString(messages));
    }
  }

  /** The words of a shell that run a command, one that an interrupt ends wherever tests run. */
  static List<String> words(String... command) {
    var words = new ArrayList<>(List.of("env", "--default-signal=INT"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.smbridge.local.Main"));
    words.addAll(List.of(command));
    return words;
  }

  /** As somebody whom the server knows, without the password. */
  ProcessBuilder prepared(List<String> words) {
    var prepared = new ProcessBuilder(words);
    prepared.environment().put("SMBRIDGE_USERNAME", samba.account().name());
    prepared.environment().remove("SMBRIDGE_PASSWORD");
    return prepared;
  }

  Running start(String... command) throws IOException {
    return fed(NOTHING, command);
  }

  /** Starts it with a file as its standard input. */
  Running fed(File input, String... command) throws IOException {
    var prepared = prepared(words(command));
    prepared.environment().put("SMBRIDGE_PASSWORD", samba.account().password());
    return started(prepared.redirectInput(input));
  }

  /** Starts it where no terminal controls it, without the password. */
  Running detached(String... command) throws IOException {
    var words = new ArrayList<>(List.of("setsid", "--wait"));
    words.addAll(words(command));
    return started(prepared(words).redirectInput(NOTHING));
  }

  Running started(ProcessBuilder prepared) throws IOException {
    var data = folder.resolve("data.txt");
    var messages = folder.resolve("messages.txt");
    prepared.redirectOutput(data.toFile()).redirectError(messages.toFile());
    return new Running(prepared.start(), data, messages);
  }

  Run run(String... command) throws IOException, InterruptedException {
    return start(command).ended().checkedFor(samba.account().password());
  }
}
