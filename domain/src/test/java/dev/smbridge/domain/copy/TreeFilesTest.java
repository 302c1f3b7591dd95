package dev.smbridge.domain.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that take files from a walk whose server does not answer. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TreeFilesTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private final TreeFiles files = new TreeFiles(new Silent(), _ -> true);

  /** Its server answers once the test says so, whatever interrupts it. */
  private final class Silent implements Listing {
    @Override
    public Optional<Entry> next() {
      asked.countDown();
      while (true) {
        try {
          answered.await();
          return Optional.empty();
        } catch (InterruptedException again) {
          assertTrue(answered.getCount() > 0);
        }
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void whoWaitsForATurnIsReachedByAnInterruptWhileTheServerIsAsked() throws Exception {
    var first = new FutureTask<>(files::next);
    Thread.ofPlatform().daemon().start(first);
    asked.await();
    var second = new FutureTask<>(files::next);
    Thread.ofPlatform().daemon().start(second).interrupt();
    var told =
        assertThrows(ExecutionException.class, () -> second.get(10, TimeUnit.SECONDS)).getCause();
    assertEquals(FailureKind.OTHER, assertInstanceOf(FileFailure.class, told).kind());
    assertFalse(files.isFinished(), "what is known is told at once");
    assertFalse(first.isDone());
    answered.countDown();
    assertTrue(first.get(10, TimeUnit.SECONDS).isEmpty());
    assertTrue(files.isFinished());
  }
}
