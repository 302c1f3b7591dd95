package dev.smbridge.adapter.jcifsng;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.share.WritableFile;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.connection.TroubleContract;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The contract on a real Samba, whose answers are not verified. */
final class TroubleTest extends TroubleContract implements OnSamba {
  private static final int MOST_AT_ONCE = 32;
  private static final Duration HASTY = Duration.ofMillis(700);

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

  /** The others have their requests under way, and none of them is answered. */
  @Test
  void aWriteThatNeverHadItsTurnHasNoEffect() throws Exception {
    try (var written = connection.within(BackendSetting.longest(HASTY)).create(file);
        var writers = Executors.newCachedThreadPool()) {
      proxy.blackHole();
      for (var i = 0; i < MOST_AT_ONCE; i++) {
        var _ = writers.submit(() -> lost(written));
      }
      Thread.sleep(200);
      var late = new ArrayList<Future<FileFailure>>();
      for (var i = 0; i < 8; i++) {
        late.add(writers.submit(() -> lost(written)));
      }
      for (var one : late) {
        assertEquals(Effect.NONE, one.get().effect(), one.get()::message);
      }
    }
  }

  private static FileFailure lost(WritableFile written) {
    return assertThrows(FileFailure.class, () -> written.writeAt(0, ByteBuffer.allocate(10)));
  }

  private static long waitingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("bounded-call-"))
        .count();
  }
}
