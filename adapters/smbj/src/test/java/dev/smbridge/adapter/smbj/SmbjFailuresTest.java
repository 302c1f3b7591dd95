package dev.smbridge.adapter.smbj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.smbj.wire.NotSentException;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What is known of the effect of a request that got no answer. */
final class SmbjFailuresTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @Test
  void whatWasNotSentHasNoEffect() {
    var late =
        SmbjFailures.ofExchange(
            new NotSentException(new TimeoutException()), LIMIT, Effect.UNKNOWN);
    assertEquals(FailureKind.DEADLINE, late.kind());
    assertEquals(Effect.NONE, late.effect());
    var broken =
        SmbjFailures.ofExchange(new NotSentException(new IOException()), LIMIT, Effect.UNKNOWN);
    assertEquals(FailureKind.CONNECTION_LOST, broken.kind());
    assertEquals(Effect.NONE, broken.effect());
    var stopped =
        SmbjFailures.ofExchange(
            new NotSentException(new InterruptedException()), LIMIT, Effect.UNKNOWN);
    assertTrue(Thread.interrupted(), "the interrupt is kept");
    assertEquals(FailureKind.OTHER, stopped.kind());
    assertEquals(Effect.NONE, stopped.effect());
  }

  @Test
  void whatWasSentMayHaveHappened() {
    var late = SmbjFailures.ofExchange(new TimeoutException(), LIMIT, Effect.UNKNOWN);
    assertEquals(FailureKind.DEADLINE, late.kind());
    assertEquals(Effect.UNKNOWN, late.effect());
  }
}
