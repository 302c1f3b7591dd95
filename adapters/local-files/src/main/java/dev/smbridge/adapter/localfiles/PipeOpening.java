package dev.smbridge.adapter.localfiles;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens a pipe or a device. The system lets an open of a named pipe wait until the other end is
 * opened as well, whatever interrupts it: so another thread waits, and the caller no longer than
 * its deadline.
 */
final class PipeOpening {
  private PipeOpening() {}

  /**
   * Opens it.
   *
   * @throws FileFailure {@code DEADLINE} where the other end is not opened in time
   */
  static SeekableByteChannel open(Path path, OpenOption how, Deadline deadline)
      throws IOException, FileFailure {
    var opening = new FutureTask<>(() -> Files.newByteChannel(path, how));
    Thread.ofPlatform().daemon().name("pipe-opening").start(opening);
    try {
      return opening.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      abandon(path, opening);
      throw new FileFailure(
          FailureKind.DEADLINE, "the other end of the pipe was not opened in time");
    } catch (InterruptedException e) {
      abandon(path, opening);
      Thread.currentThread().interrupt();
      throw new FileFailure(FailureKind.OTHER, "the wait for the other end was interrupted")
          .causedBy(e);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException error) {
        throw error;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Opens both ends, which lets the other thread go, and closes what it opened. */
  private static void abandon(Path path, FutureTask<SeekableByteChannel> opening) {
    Thread.ofPlatform()
        .daemon()
        .name("pipe-closing")
        .start(() -> {
          try (var both =
              Files.newByteChannel(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            both.isOpen();
            Closing.quietly(opening.get());
          } catch (IOException | InterruptedException | ExecutionException _) {
            return;
          }
        });
  }
}
