package dev.smbridge.domain.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
  private long nanos;

  /** {@link System#nanoTime} may begin anywhere, and passes from the greatest to the least. */
  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE - 5_000_000_000L, Long.MIN_VALUE, -1})
  void whatIsLeftShrinksToNothing(long start) throws FileFailure {
    nanos = start;
    var deadline = new Deadline(() -> nanos, Duration.ofSeconds(10), Duration.ofSeconds(3));
    assertFalse(deadline.passed());
    assertEquals(Duration.ofSeconds(10), deadline.remaining());
    assertEquals(Duration.ofSeconds(3), deadline.nextWait());
    pass(Duration.ofSeconds(8));
    assertEquals(Duration.ofSeconds(2), deadline.remaining());
    assertEquals(Duration.ofSeconds(2), deadline.nextWait());
    assertFalse(deadline.passed());
    pass(Duration.ofSeconds(2));
    assertOver(deadline);
    pass(Duration.ofDays(10));
    assertOver(deadline);
  }

  @Test
  void aWaitIsPositiveToTheLast() throws FileFailure {
    var deadline = new Deadline(() -> nanos, Duration.ofSeconds(1), Duration.ofSeconds(1));
    pass(Duration.ofNanos(999_999_999));
    assertEquals(Duration.ofNanos(1), deadline.nextWait());
  }

  @Test
  void aShorterPatienceKeepsTheEnd() throws FileFailure {
    var deadline = new Deadline(() -> nanos, Duration.ofSeconds(10), Duration.ofSeconds(5));
    pass(Duration.ofSeconds(4));
    var hasty = deadline.waitingAtMost(Duration.ofSeconds(1));
    assertEquals(Duration.ofSeconds(1), hasty.nextWait());
    assertEquals(deadline.remaining(), hasty.remaining());
    pass(Duration.ofSeconds(6));
    assertOver(hasty);
    assertOver(deadline);
  }

  @Test
  void lettingGoHasASecondWhateverIsLeftAndNeverMoreThanAFew() throws FileFailure {
    var deadline = new Deadline(() -> nanos, Duration.ofSeconds(60), Duration.ofSeconds(30));
    assertEquals(Duration.ofSeconds(5), deadline.lettingGo().nextWait());
    pass(Duration.ofSeconds(57));
    assertEquals(Duration.ofSeconds(3), deadline.lettingGo().nextWait());
    pass(Duration.ofSeconds(10));
    assertEquals(Duration.ofSeconds(1), deadline.lettingGo().nextWait());
    var hasty = new Deadline(() -> nanos, Duration.ofSeconds(60), Duration.ofSeconds(2));
    assertEquals(Duration.ofSeconds(2), hasty.lettingGo().nextWait());
    var hastier = new Deadline(() -> nanos, Duration.ofSeconds(60), Duration.ofMillis(1));
    assertEquals(Duration.ofSeconds(1), hastier.lettingGo().nextWait());
  }

  @Test
  void howLongAgoItPassedIsCountedFromItsEnd() {
    nanos = Long.MAX_VALUE - 500_000_000L;
    var deadline = new Deadline(() -> nanos, Duration.ofSeconds(1), Duration.ofSeconds(1));
    pass(Duration.ofSeconds(5));
    assertTrue(deadline.passedBy(Duration.ofSeconds(4)));
    assertFalse(deadline.passedBy(Duration.ofSeconds(5)));
    assertFalse(Deadline.patient(Duration.ofSeconds(1)).passedBy(Duration.ZERO));
  }

  @Test
  void aLongerPatienceChangesNothing() throws FileFailure {
    var deadline = new Deadline(() -> nanos, Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertEquals(Duration.ofSeconds(5), deadline.waitingAtMost(Duration.ofMinutes(1)).nextWait());
  }

  @Test
  void whatIsOverStaysOver() {
    var deadline = new Deadline(() -> nanos, Duration.ofSeconds(1), Duration.ofSeconds(1));
    pass(Duration.ofSeconds(2));
    assertOver(deadline.waitingAtMost(Duration.ofMinutes(1)));
  }

  @Test
  void patienceHasNoEndButEachAnswerHas() throws FileFailure {
    var patient = Deadline.patient(Duration.ofSeconds(30));
    assertEquals(Duration.ofSeconds(30), patient.nextWait());
    assertTrue(patient.remaining().compareTo(Duration.ofDays(365)) > 0);
  }

  @Test
  void noTimeAtAllIsOverAtOnce() {
    assertOver(Deadline.within(Duration.ZERO, Duration.ofSeconds(1)));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static void assertOver(Deadline deadline) {
    assertTrue(deadline.passed());
    assertEquals(Duration.ZERO, deadline.remaining());
    Failing.as(deadline::nextWait, FailureKind.DEADLINE);
  }
}
