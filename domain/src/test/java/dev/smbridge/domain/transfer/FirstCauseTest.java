package dev.smbridge.domain.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is told where one failure brings about others. */
class FirstCauseTest {
  private static final int CHUNK_BYTES = 16;

  /** The first chunk times out, which ends the connection for the second, which says so first. */
  private static final class TimingOut implements Draft {
    private final CountDownLatch lost = new CountDownLatch(1);

    @Override
    public void setModified(Instant modified) {}

    @Override
    public Access access() {
      return Access.POSITIONAL;
    }

    @Override
    public int chunkBytes() {
      return CHUNK_BYTES;
    }

    @Override
    public void writeAt(long offset, ByteBuffer source) throws FileFailure {
      if (offset > 0) {
        lost.countDown();
        throw new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke");
      }
      try {
        lost.await();
        Thread.sleep(20);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
      throw new FileFailure(FailureKind.DEADLINE, "the server did not answer in time");
    }

    @Override
    public Optional<Content> readBack() {
      return Optional.empty();
    }

    @Override
    public Version publish(long sizeBytes) {
      throw new AssertionError("published");
    }

    @Override
    public void close() {}
  }

  private static final class Zeros implements Content {
    @Override
    public Version version() {
      return new Version(2 * CHUNK_BYTES, Instant.EPOCH, "zeros");
    }

    @Override
    public Optional<Instant> originalTime() {
      return Optional.empty();
    }

    @Override
    public Access access() {
      return Access.POSITIONAL;
    }

    @Override
    public int chunkBytes() {
      return CHUNK_BYTES;
    }

    @Override
    public int readAt(long offset, ByteBuffer target) {
      var length = target.remaining();
      target.position(target.limit());
      return length;
    }

    @Override
    public boolean isCurrent() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void aTimeOutIsToldThoughTheOthersNoticeItsConsequenceFirst() {
    var deadline = Deadline.patient(Duration.ofSeconds(5));
    try (var from = new Zeros();
        var to = new TimingOut()) {
      var pipeline = new Pipeline(from, to, null, deadline, Progress.NONE);
      var failure = assertThrows(FileFailure.class, () -> pipeline.run(2));
      assertEquals(FailureKind.DEADLINE, failure.kind());
    }
  }
}
