package dev.smbridge.local.terminal;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * The person at the terminal that controls this process, wherever its streams go (POSIX.1-2017,
 * 11.1.3). Java's own console is there only where neither input nor output is redirected, so that
 * {@code tar c . | smbridge put - …} could not ask for a password.
 */
final class ControllingTerminal implements Person {
  private static final File DEVICE = new File("/dev/tty");
  private static final int LONGEST_LINE_BYTES = 4096;
  private static final int LIMIT_SECONDS = 5;

  @Override
  public boolean seesMessages() {
    var kind = System.getenv("TERM");
    return kind != null && !kind.equals("dumb") && isTerminal(2);
  }

  @Override
  public boolean seesData() {
    return isTerminal(1);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      var test = new ProcessBuilder("test", "-t", Integer.toString(descriptor)).inheritIO();
      return end(test.start());
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Optional<char[]> password(String prompt) throws InterruptedException {
    try (var in = new FileInputStream(DEVICE);
        var out = new FileOutputStream(DEVICE)) {
      var usual = settings("-g");
      try {
        settings("-echo");
        out.write(prompt.getBytes(StandardCharsets.UTF_8));
        return line(in);
      } finally {
        settings(usual);
        out.write('\n');
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Asks for the terminal's settings, or changes them (stty(1)). */
  private static String settings(String... asked) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(asked));
    var process =
        new ProcessBuilder(command).redirectInput(DEVICE).redirectError(Redirect.DISCARD).start();
    try (var said = process.getInputStream()) {
      var answer = new String(said.readAllBytes(), StandardCharsets.US_ASCII).strip();
      if (!end(process)) {
        throw new IOException("stty failed");
      }
      return answer;
    }
  }

  private static boolean end(Process process) throws InterruptedException {
    var ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    return ended && process.exitValue() == 0;
  }

  /** Waits for a line where, unlike in the read itself, the wait can be interrupted. */
  private static Optional<char[]> line(InputStream in) throws IOException, InterruptedException {
    var typing = new FutureTask<>(() -> read(in));
    Thread.ofPlatform().daemon().name("password").start(typing);
    try {
      return typing.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /** A terminal gives a line at a time; nothing is the end that Ctrl-D makes. */
  private static Optional<char[]> read(InputStream in) throws IOException {
    var bytes = new byte[LONGEST_LINE_BYTES];
    var length = in.read(bytes);
    if (length <= 0) {
      return Optional.empty();
    }
    var end = bytes[length - 1] == '\n' ? length - 1 : length;
    var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, end));
    var typed = new char[decoded.remaining()];
    decoded.get(typed);
    Arrays.fill(decoded.array(), '\0');
    Arrays.fill(bytes, (byte) 0);
    return Optional.of(typed);
  }
}
