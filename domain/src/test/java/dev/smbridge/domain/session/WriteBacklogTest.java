package dev.smbridge.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.FaultyShares;
import dev.smbridge.domain.share.MemoryFileServer;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server has only so much of a file to store at the end. */
class WriteBacklogTest {
  private static final int THREADS = 8;
  private static final int CHUNK_BYTES = 1 << 20;

  private final MemoryFileServer server = new MemoryFileServer();
  private final FaultyShares shares = new FaultyShares(server);

  private interface Work {
    void on(Share share) throws Exception;
  }

  private void onAShare(Work work) throws Exception {
    var deadline = Deadline.patient(Duration.ofSeconds(20));
    try (var connection =
        shares.connect(server.target(), server.credential(), ConnectionTrace.NONE, deadline)) {
      work.on(connection.within(deadline));
    }
    shares.assertNothingOpen();
  }

  @Test
  void eachBacklogIsFlushedOnceAndNeverTwoAtATime() throws Exception {
    var underWay = new AtomicInteger();
    var together = new AtomicBoolean();
    shares
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.FLUSH) {
            if (underWay.incrementAndGet() > 1) {
              together.set(true);
            }
            pause();
            underWay.decrementAndGet();
          }
        });
    onAShare(share -> {
      try (var file = share.create(SharePath.parse("f"))) {
        var backlog = new WriteBacklog(file);
        Concurrently.all(THREADS, _ -> () -> writeABacklog(backlog));
      }
    });
    assertEquals(THREADS, shares.faults().count(ShareCall.FLUSH));
    assertFalse(together.get());
  }

  private static Integer writeABacklog(WriteBacklog backlog) throws FileFailure {
    for (var bytes = 0L; bytes < WriteBacklog.BYTES; bytes += CHUNK_BYTES) {
      backlog.wrote(CHUNK_BYTES);
    }
    return 1;
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException never) {
      throw new AssertionError(never);
    }
  }

  @Test
  void aLargeFileIsFlushedWhileItIsWritten() throws Exception {
    onAShare(share -> {
      try (var draft =
          new StagedDraft(
              share,
              SharePath.parse("large"),
              true,
              Optional.empty(),
              Publishing.DEFAULT,
              PublicationLog.NONE)) {
        var chunk = ByteBuffer.allocate(16 << 20);
        for (var at = 0L; at < 2 * WriteBacklog.BYTES; at += chunk.capacity()) {
          draft.writeAt(at, chunk.clear());
        }
        assertEquals(2, shares.faults().count(ShareCall.FLUSH));
        draft.publish(2 * WriteBacklog.BYTES);
      }
    });
    assertEquals(3, shares.faults().count(ShareCall.FLUSH));
    assertTrue(server.volume().exists("large"));
  }
}
