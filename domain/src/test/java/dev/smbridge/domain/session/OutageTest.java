package dev.smbridge.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks whether a server is back, how often, and what everyone is told. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutageTest {
  private final FileFailure timedOut =
      new FileFailure(FailureKind.DEADLINE, "the server did not answer in time");
  private final FileFailure lost =
      new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke");
  private final FileFailure away = new FileFailure(FailureKind.UNREACHABLE, "nobody listens");

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger askingNow = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  private static Outage waiting(Duration longest) {
    return new Outage(longest, Deadline.patient(Duration.ofSeconds(5)));
  }

  /** Fails so often, and is answered afterwards. */
  private void ask(int failing) throws FileFailure {
    mostAtOnce.accumulateAndGet(askingNow.incrementAndGet(), Math::max);
    try {
      Thread.sleep(5);
      if (asked.incrementAndGet() <= failing) {
        throw away;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw away;
    } finally {
      askingNow.decrementAndGet();
    }
  }

  @Test
  void oneOfManyAsksAndAllGoOn() throws Exception {
    var outage = waiting(Duration.ofSeconds(20));
    try (var threads = Executors.newFixedThreadPool(16)) {
      var work = new ArrayList<Callable<Boolean>>();
      for (var i = 0; i < 16; i++) {
        work.add(() -> {
          outage.outlast(lost, () -> ask(3));
          return true;
        });
      }
      for (var done : threads.invokeAll(work)) {
        assertTrue(done.get());
      }
    }
    assertEquals(1, mostAtOnce.get());
    assertTrue(asked.get() >= 4 && asked.get() < 4 + 16, asked.get() + " times");
  }

  @Test
  void theFirstCauseIsToldByAllOnceItIsGivenUp() throws Exception {
    var outage = waiting(Duration.ofMillis(400));
    var first = Executors.newSingleThreadExecutor();
    try (first) {
      var told =
          first.submit(() ->
              assertThrows(FileFailure.class, () -> outage.outlast(timedOut, () -> ask(1000))));
      while (asked.get() == 0) {
        Thread.sleep(1);
      }
      for (var i = 0; i < 3; i++) {
        var late = assertThrows(FileFailure.class, () -> outage.outlast(lost, () -> ask(1000)));
        assertEquals(FailureKind.DEADLINE, late.kind());
      }
      assertEquals(FailureKind.DEADLINE, told.get().kind());
    }
    assertTrue(asked.get() < 10, asked.get() + " times");
  }

  @Test
  void withoutPatienceItIsAskedOnce() throws Exception {
    var outage = waiting(Duration.ZERO);
    outage.outlast(lost, () -> ask(0));
    assertThrows(FileFailure.class, () -> outage.outlast(lost, () -> ask(1000)));
    assertEquals(2, asked.get());
  }

  @Test
  void theCallersTimeEndsTheWait() {
    var outage =
        new Outage(
            Duration.ofHours(1), Deadline.within(Duration.ofMillis(300), Duration.ofMillis(300)));
    assertThrows(FileFailure.class, () -> outage.outlast(lost, () -> ask(1000)));
  }

  @Test
  void whatTheServerRefusesEndsTheWait() {
    var outage = waiting(Duration.ofHours(1));
    var refused = new FileFailure(FailureKind.AUTHENTICATION, "the server refused the login");
    for (var i = 0; i < 2; i++) {
      var told =
          assertThrows(
              FileFailure.class,
              () ->
                  outage.outlast(
                      lost,
                      () -> {
                        asked.incrementAndGet();
                        throw refused;
                      }));
      assertEquals(FailureKind.AUTHENTICATION, told.kind());
    }
    assertEquals(1, asked.get());
  }

  @Test
  void anInterruptionEndsTheWait() {
    var outage = waiting(Duration.ofHours(1));
    Thread.currentThread().interrupt();
    var told = assertThrows(FileFailure.class, () -> outage.outlast(lost, () -> ask(1000)));
    assertTrue(Thread.interrupted());
    assertEquals(FailureKind.OTHER, told.kind());
  }
}
