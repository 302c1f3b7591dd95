package dev.smbridge.testing.samba;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs of the machine, each to its end and no longer than a limit. */
final class Command {
  private static final List<String> FOLDERS =
      Stream.concat(
              Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
              Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/samba/sbin"))
          .filter(folder -> !folder.isEmpty())
          .toList();

  private Command() {}

  /** What a program left behind. */
  record Output(int exitCode, String text) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Where a program is; administrators' folders are searched as well as {@code PATH}. */
  static Optional<Path> find(String program) {
    return FOLDERS.stream().map(f -> Path.of(f, program)).filter(Files::isExecutable).findFirst();
  }

  /** Where a program is, or a failure that says how to get it. */
  static String require(String program) {
    return find(program)
        .map(Path::toString)
        .orElseThrow(() ->
            new SambaUnavailableException(
                program
                    + " is not installed: run `./smbridge test`, which installs Samba, or"
                    + " `apt-get install samba smbclient`"));
  }

  /** Runs to the end, standard error within the output. */
  static Output run(Duration limit, String input, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var text = CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException _) {
        // A program that has ended without reading its input tells why in its output.
      }
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command.getFirst() + " did not end within " + limit);
      }
      return new Output(process.exitValue(), text.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
    }
  }

  /** Runs to the end and insists on success. */
  static String check(Duration limit, String input, List<String> command) {
    Output output = run(limit, input, command);
    if (!output.succeeded()) {
      throw new IllegalStateException(
          "%s failed with %d: %s"
              .formatted(command.getFirst(), output.exitCode(), output.text().strip()));
    }
    return output.text();
  }

  private static String read(Process process) {
    try (InputStream stdout = process.getInputStream()) {
      return new String(stdout.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
