package dev.smbridge.testing.aws;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that cannot outlive this one. A guard shell waits at the other end of a pipe; when the
 * pipe closes, however this process ended, the guard kills the child, even a frozen one.
 */
final class ChildProcess implements AutoCloseable {
  private static final String GUARD = "trap '' INT TERM HUP; read -r line; kill -KILL \"$0\"";

  private static final File NOTHING = new File("/dev/null");

  private final Process process;
  private final Process guard;
  private final Output output;
  private final long startedNanos;
  private volatile boolean frozen;

  private ChildProcess(Process process, Process guard, long startedNanos) {
    this.process = process;
    this.guard = guard;
    this.startedNanos = startedNanos;
    this.output = new Output(process.getInputStream());
  }

  /**
   * Starts a process.
   *
   * @param environment the whole environment; nothing is inherited
   */
  static ChildProcess start(List<String> command, Path directory, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectInput(NOTHING);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      var startedNanos = System.nanoTime();
      var process = builder.start();
      var guard = new ProcessBuilder("sh", "-c", GUARD, Long.toString(process.pid())).start();
      var _ = process.onExit().thenRun(guard::destroyForcibly);
      return new ChildProcess(process, guard, startedNanos);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** {@link System#nanoTime()} just before the process was started. */
  long startedNanos() {
    return startedNanos;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  Output output() {
    return output;
  }

  /** Stops the process as a frozen execution environment is stopped; without effect when frozen. */
  synchronized void freeze() {
    signal("STOP");
    frozen = true;
  }

  /** Lets a frozen process go on; without effect when it is not frozen. */
  synchronized void thaw() {
    if (frozen) {
      signal("CONT");
      frozen = false;
    }
  }

  private void signal(String name) {
    try {
      var kill = new ProcessBuilder("sh", "-c", "kill -" + name + " \"$0\"", "" + pid()).start();
      if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new IllegalStateException("SIG" + name + " did not reach process " + pid());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send SIG" + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills the process and waits for its end, at most five seconds. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + pid() + " does not end");
      }
      guard.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      output.awaitEnd(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
