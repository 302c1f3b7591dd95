package dev.smbridge.domain.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No end of a worker is overlooked: what did not move is never called a success. */
@Timeout(30)
class PipelineTest {
  private static final long SOURCE_BYTES = 8L << 30;

  private final AtomicInteger reads = new AtomicInteger();

  private FileFailure failure(int chunkBytes, ThreadFactory threads) {
    var deadline = Deadline.within(Duration.ofSeconds(20), Duration.ofSeconds(5));
    var pipeline =
        new Pipeline(new Zeros(), new Nowhere(chunkBytes), null, deadline, Progress.NONE);
    return assertThrows(FileFailure.class, () -> pipeline.run(4, threads));
  }

  /** More than any heap can give for one buffer. */
  @Test
  void aTransferWhoseBuffersDoNotFitFails() {
    var failure = failure(Integer.MAX_VALUE, Thread.ofPlatform().daemon().factory());
    assertEquals(FailureKind.OTHER, failure.kind());
    assertEquals(0, reads.get());
  }

  @Test
  void aThreadThatCannotStartEndsTheTransfer() {
    var begun = new AtomicInteger();
    var failure =
        failure(
            4096,
            work ->
                new Thread(work) {
                  @Override
                  public void start() {
                    if (begun.incrementAndGet() == 3) {
                      throw new OutOfMemoryError("unable to create native thread");
                    }
                    super.start();
                  }
                });
    assertEquals(FailureKind.OTHER, failure.kind());
    assertEquals(3, begun.get());
  }

  @Test
  void whatDidNotMoveIsNoSuccessThoughNothingFailed() {
    var failure = failure(4096, _ -> Thread.ofPlatform().unstarted(() -> {}));
    assertEquals(FailureKind.CORRUPTED, failure.kind());
    assertTrue(failure.message().startsWith("0 of " + SOURCE_BYTES), failure::message);
  }

  private final class Zeros implements Content {
    @Override
    public Version version() {
      return new Version(SOURCE_BYTES, Instant.EPOCH, "");
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
      return 4096;
    }

    @Override
    public int readAt(long offset, ByteBuffer target) {
      reads.incrementAndGet();
      var read = target.remaining();
      target.position(target.limit());
      return read;
    }

    @Override
    public boolean isCurrent() {
      return true;
    }

    @Override
    public void close() {}
  }

  private record Nowhere(int chunkBytes) implements Draft {
    @Override
    public void setModified(Instant modified) {}

    @Override
    public Access access() {
      return Access.POSITIONAL;
    }

    @Override
    public void writeAt(long offset, ByteBuffer source) {
      source.position(source.limit());
    }

    @Override
    public Optional<Content> readBack() {
      return Optional.empty();
    }

    @Override
    public Version publish(long sizeBytes) {
      throw new IllegalStateException("nothing is to be published");
    }

    @Override
    public void close() {}
  }
}
