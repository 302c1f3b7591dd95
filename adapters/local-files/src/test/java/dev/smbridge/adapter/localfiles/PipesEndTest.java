package dev.smbridge.adapter.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.transfer.ByteRate;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Progress;
import dev.smbridge.domain.transfer.Transfer;
import java.io.ByteArrayInputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No wait for the other end of a pipe is without an end. */
class PipesEndTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path pipe;
  private ObjectKey file;

  private final LocalObjectStore store =
      new LocalObjectStore(new ByteArrayInputStream(new byte[0]), System.out);

  @BeforeEach
  void makeAPipeAndAFile() throws Exception {
    pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    var path = folder.resolve("file");
    Files.write(path, new byte[4 << 20]);
    file = new ObjectKey("", path.toString());
  }

  @AfterEach
  void noThreadIsLeft() throws Exception {
    for (var tries = 0; tries < 200 && waiting() > 0; tries++) {
      Thread.sleep(50);
    }
    assertEquals(0, waiting());
  }

  private static long waiting() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread ->
            thread.getName().startsWith("pipe-") || thread.getName().startsWith("transfer-"))
        .count();
  }

  private static Deadline brief() {
    return Deadline.within(Duration.ofMillis(300), Duration.ofSeconds(5));
  }

  private ObjectKey pipe() {
    return new ObjectKey("", pipe.toString());
  }

  /** Both ends, so that no holder waits for the other. */
  private SeekableByteChannel bothEnds() throws Exception {
    return Files.newByteChannel(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private void copyToThePipe(Deadline deadline) throws FileFailure {
    try (var content = store.open(file, deadline);
        var draft = store.create(pipe(), 0, IfExists.REPLACE, deadline)) {
      Transfer.run(content, draft, true, ByteRate.UNLIMITED, deadline, Progress.NONE);
    }
  }

  private void copyFromThePipe(Deadline deadline) throws FileFailure {
    var copy = new ObjectKey("", folder.resolve("copy").toString());
    try (var content = store.open(pipe(), deadline);
        var draft = store.create(copy, 0, IfExists.REPLACE, deadline)) {
      Transfer.run(content, draft, true, ByteRate.UNLIMITED, deadline, Progress.NONE);
    }
  }

  private interface Copy {
    void run(Deadline deadline) throws FileFailure;
  }

  private static void assertEndsByTheDeadline(Copy copy) {
    var failure =
        assertTimeoutPreemptively(
            SOON, () -> assertThrows(FileFailure.class, () -> copy.run(brief())));
    assertEquals(FailureKind.DEADLINE, failure.kind(), failure::message);
  }

  private static void assertEndsByAnInterrupt(Copy copy) {
    var failure =
        assertTimeoutPreemptively(
            SOON,
            () -> {
              var copying = Thread.currentThread();
              Thread.ofVirtual()
                  .start(() -> {
                    try {
                      Thread.sleep(300);
                    } catch (InterruptedException never) {
                      throw new AssertionError(never);
                    }
                    copying.interrupt();
                  });
              var stopped =
                  assertThrows(
                      FileFailure.class, () -> copy.run(Deadline.patient(Duration.ofHours(1))));
              assertTrue(Thread.interrupted(), "the interrupt is kept");
              return stopped;
            });
    assertEquals(FailureKind.OTHER, failure.kind(), failure::message);
    assertTrue(failure.message().contains("interrupted"), failure::message);
  }

  @Test
  void aPipeThatNobodyReadsEndsByTheDeadline() {
    assertEndsByTheDeadline(this::copyToThePipe);
  }

  @Test
  void aPipeThatNobodyWritesEndsByTheDeadline() {
    assertEndsByTheDeadline(this::copyFromThePipe);
  }

  @Test
  void aPipeThatIsNotReadEndsByAnInterrupt() {
    assertEndsByAnInterrupt(this::copyToThePipe);
  }

  @Test
  void aPipeThatIsNotWrittenEndsByAnInterrupt() {
    assertEndsByAnInterrupt(this::copyFromThePipe);
  }

  @Test
  void aReaderThatDoesNotReadEndsByTheDeadline() throws Exception {
    try (var reader = bothEnds()) {
      assertEndsByTheDeadline(this::copyToThePipe);
      assertTrue(reader.isOpen());
    }
  }

  @Test
  void aReaderThatDoesNotReadEndsByAnInterrupt() throws Exception {
    try (var reader = bothEnds()) {
      assertEndsByAnInterrupt(this::copyToThePipe);
      assertTrue(reader.isOpen());
    }
  }

  @Test
  void aWriterThatDoesNotWriteEndsByTheDeadline() throws Exception {
    try (var writer = bothEnds()) {
      assertEndsByTheDeadline(this::copyFromThePipe);
      assertTrue(writer.isOpen());
    }
  }

  @Test
  void aWriterThatDoesNotWriteEndsByAnInterrupt() throws Exception {
    try (var writer = bothEnds()) {
      assertEndsByAnInterrupt(this::copyFromThePipe);
      assertTrue(writer.isOpen());
    }
  }
}
