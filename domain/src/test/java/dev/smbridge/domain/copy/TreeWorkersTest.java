package dev.smbridge.domain.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every way in which a worker can end. */
class TreeWorkersTest {
  private final AtomicInteger ran = new AtomicInteger();
  private final TreeTally tally =
      new TreeTally(
          new OperationContext(
              Deadline.patient(Duration.ofSeconds(5)), Observer.NONE, Clock.systemUTC()));

  private void work() {
    var _ = ran.incrementAndGet();
  }

  @Test
  void workersThatReturnEndNothing() {
    new TreeWorkers(tally).run(this::work, 4);
    assertEquals(4, ran.get());
    assertFalse(tally.hasEnded());
  }

  @Test
  void anErrorEndsTheTree() {
    new TreeWorkers(tally)
        .run(
            () -> {
              if (ran.incrementAndGet() == 2) {
                throw new OutOfMemoryError("of the test");
              }
            },
            4);
    assertCause("OutOfMemoryError");
  }

  @Test
  void aThreadThatCannotStartEndsTheTreeAndTheOthersAreWaitedFor() {
    var made = new AtomicInteger();
    ThreadFactory threads =
        work -> {
          if (made.incrementAndGet() == 3) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          return Thread.ofPlatform().unstarted(work);
        };
    new TreeWorkers(tally, threads).run(this::work, 4);
    assertEquals(2, ran.get());
    assertCause("OutOfMemoryError");
  }

  @Test
  void aThreadThatEndsWithoutAWordEndsTheTree() {
    ThreadFactory threads = _ -> Thread.ofPlatform().unstarted(() -> {});
    new TreeWorkers(tally, threads).run(this::work, 2);
    assertCause("ended unexpectedly");
  }

  private void assertCause(String part) {
    var cause = tally.cause();
    assertNotNull(cause);
    assertTrue(cause.message().contains(part), cause::message);
  }
}
