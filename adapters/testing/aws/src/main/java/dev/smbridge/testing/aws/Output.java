package dev.smbridge.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What a process has printed; the oldest lines go once there are more than {@value #MOST_LINES}.
 */
final class Output {
  private static final int MOST_LINES = 50_000;

  private final Queue<String> lines = new ArrayDeque<>();
  private final Thread reader;
  private boolean ended;

  // A read of a pipe holds its carrier: two of them on two processors stop all virtual threads.
  Output(InputStream stream) {
    this.reader = Thread.ofPlatform().daemon().name("child output").start(() -> readAll(stream));
  }

  private void readAll(InputStream stream) {
    try (var text = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (var line = text.readLine(); line != null; line = text.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("output lost: " + e.getMessage());
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    if (lines.size() == MOST_LINES) {
      lines.remove();
    }
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** All lines, each ended by a line feed. */
  synchronized String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** The first line that matches, waiting for it until the limit or the end of the output. */
  synchronized Optional<String> await(Predicate<String> wanted, Duration limit)
      throws InterruptedException {
    var endNanos = System.nanoTime() + limit.toNanos();
    while (true) {
      var found = lines.stream().filter(wanted).findFirst();
      var leftNanos = endNanos - System.nanoTime();
      if (found.isPresent() || ended || leftNanos <= 0) {
        return found;
      }
      TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
    }
  }

  void awaitEnd(Duration limit) throws InterruptedException {
    var _ = reader.join(limit);
  }
}
