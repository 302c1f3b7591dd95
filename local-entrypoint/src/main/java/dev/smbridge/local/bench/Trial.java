package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One run of a program.
 *
 * @param seconds from its start to its end
 * @param processorSeconds of user and system
 */
record Trial(double seconds, double processorSeconds) {
  /** What the shell's {@code times} says of its children, in its second line. */
  private static final Pattern TIME = Pattern.compile("([0-9]+)m([0-9.]+)s");

  /** What a shell ends with where there is no such program. */
  private static final int NOT_FOUND = 127;

  private static final String MEASURED = "\"$@\" >/dev/null; code=$?; times; exit $code";

  /** Runs a command to its end. */
  static Trial of(List<String> command, Map<String, String> environment) throws FileFailure {
    var measured = new ArrayList<>(List.of("sh", "-c", MEASURED, "sh"));
    measured.addAll(command);
    var start = System.nanoTime();
    var said = output(measured, command.getFirst(), environment, "");
    var seconds = (System.nanoTime() - start) / 1e9;
    var children = said.substring(said.indexOf('\n') + 1);
    return new Trial(
        seconds,
        TIME.matcher(children)
            .results()
            .mapToDouble(
                time -> 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2)))
            .sum());
  }

  /** What a command writes that reads this. */
  static String output(
      List<String> command, String name, Map<String, String> environment, String input)
      throws FileFailure {
    try {
      var data = Files.createTempFile("smbridge-bench", "");
      var messages = Files.createTempFile("smbridge-bench", "");
      try {
        var builder =
            new ProcessBuilder(command)
                .redirectOutput(data.toFile())
                .redirectError(messages.toFile());
        set(environment, builder.environment());
        var code = exitCode(builder.start(), input);
        if (code == NOT_FOUND) {
          throw notInstalled(name);
        }
        if (code != 0) {
          var why = Files.readString(messages).strip();
          throw new FileFailure(
              FailureKind.OTHER,
              name + " ended with " + code + ": " + why.substring(why.lastIndexOf('\n') + 1));
        }
        return Files.readString(data);
      } finally {
        Files.delete(data);
        Files.delete(messages);
      }
    } catch (IOException e) {
      throw notInstalled(name).causedBy(e);
    }
  }

  private static void set(Map<String, String> wanted, Map<String, String> environment) {
    wanted.forEach((variable, value) -> {
      if (value.isEmpty()) {
        environment.remove(variable);
      } else {
        environment.put(variable, value);
      }
    });
  }

  private static FileFailure notInstalled(String name) {
    return new FileFailure(
        FailureKind.INVALID_REQUEST, name + " is not installed, or cannot be run");
  }

  private static int exitCode(Process process, String input) throws FileFailure, IOException {
    try (var standardInput = process.getOutputStream()) {
      standardInput.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the measurement was interrupted").causedBy(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }
}
