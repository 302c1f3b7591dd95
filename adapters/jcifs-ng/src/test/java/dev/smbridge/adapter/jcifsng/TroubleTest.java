package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.connection.TroubleContract;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The contract on a real Samba, whose answers are not verified. */
final class TroubleTest extends TroubleContract implements OnSamba {
  @Override
  protected int answersAboutTheDialect() {
    return 2; // The library asks again on its own connection.
  }

  /** Each chunk has sixteen parts, and each part a request that a thread waits for. */
  @Test
  void manyChunksAtOnceHaveABoundedNumberOfThreads() throws Exception {
    var before = waitingThreads();
    var most = new AtomicLong();
    proxy.delay(Duration.ofMillis(50));
    try (var written = connection.within(BackendSetting.patient()).create(file)) {
      Concurrently.all(
          24,
          number ->
              () -> {
                var chunk = ByteBuffer.allocate(written.chunkBytes());
                written.writeAt((long) number * written.chunkBytes(), chunk);
                return most.accumulateAndGet(waitingThreads(), Math::max);
              });
      assertEquals(24L * written.chunkBytes(), written.flush());
    }
    assertTrue(most.get() - before <= 40, () -> most.get() + " threads, " + before + " before");
  }

  private static long waitingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("bounded-call-"))
        .count();
  }
}
