package dev.smbridge.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Work that is late. */
class TimeLimitTest {
  @Test
  void lateWorkIsToldToStopAndLetsGo() throws Exception {
    var letGo = new CountDownLatch(1);
    var failure =
        assertThrows(
            FileFailure.class,
            () ->
                TimeLimit.perform(
                    () -> {
                      try {
                        Thread.sleep(Duration.ofHours(1));
                        throw new IllegalStateException("nobody interrupted it");
                      } finally {
                        letGo.countDown();
                      }
                    },
                    Duration.ofMillis(50)));
    assertEquals(FailureKind.DEADLINE, failure.kind());
    assertEquals(Effect.UNKNOWN, failure.effect());
    assertTrue(letGo.await(10, TimeUnit.SECONDS), "it was left to itself");
  }
}
