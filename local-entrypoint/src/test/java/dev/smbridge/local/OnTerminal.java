package dev.smbridge.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A shell's command on a terminal of its own, which script(1) of util-linux makes. */
final class OnTerminal implements AutoCloseable {
  private static final int LIMIT_SECONDS = 120;

  private final Process process;
  private final OutputStream keyboard;
  private final Path screen;

  private OnTerminal(Process process, Path screen) {
    this.process = process;
    this.keyboard = process.getOutputStream();
    this.screen = screen;
  }

  /** Starts a line of a shell; what goes nowhere else is seen. */
  static OnTerminal start(ProcessBuilder environment, Path screen, String line) throws IOException {
    environment.environment().put("SHELL", "/bin/sh");
    environment.environment().put("TERM", "xterm");
    environment.command("script", "--quiet", "--return", "--command", line, "/dev/null");
    environment.redirectOutput(screen.toFile()).redirectErrorStream(true);
    return new OnTerminal(environment.start(), screen);
  }

  /** Words as a shell reads them. */
  static String quoted(List<String> words) {
    return words.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  /** All that was seen so far, what steers the terminal included. */
  String shown() throws IOException {
    return Files.readString(screen);
  }

  /** Waits until a text is seen. */
  void await(String text) throws IOException, InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!shown().contains(text)) {
      assertTrue(process.isAlive() && System.nanoTime() - end < 0, () -> "not shown: " + text);
      Thread.sleep(20);
    }
  }

  void type(String keys) throws IOException {
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** What it ends with. */
  int code() throws InterruptedException {
    assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it did not end");
    return process.exitValue();
  }

  /** Hangs up, which ends what runs. */
  @Override
  public void close() {
    process.destroy();
  }
}
