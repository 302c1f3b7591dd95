package dev.smbridge.local.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is measured of a process, and of many requests. */
class TrialTest {
  @Test
  void aProcessHasItsTimeAndThatOfItsProcessor() throws FileFailure {
    var busy = List.of("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done");
    var measured = Trial.of(busy, Map.of());
    assertTrue(measured.processorSeconds() > 0.05, measured::toString);
    assertTrue(measured.seconds() >= 0.5 * measured.processorSeconds(), measured::toString);
    var idle = Trial.of(List.of("sleep", "0.3"), Map.of());
    assertTrue(idle.seconds() >= 0.3 && idle.processorSeconds() < 0.2, idle::toString);
  }

  @Test
  void whatFailsIsNoMeasurement() {
    var failed =
        assertThrows(
            FileFailure.class,
            () -> Trial.of(List.of("sh", "-c", "echo first; echo why >&2; exit 3"), Map.of()));
    assertEquals("sh ended with 3: why", failed.message());
    var missing =
        assertThrows(FileFailure.class, () -> Trial.of(List.of("no-such-program"), Map.of()));
    assertEquals(FailureKind.INVALID_REQUEST, missing.kind());
    assertTrue(missing.message().contains("not installed"), missing::message);
  }

  @Test
  void percentilesAreOfWhatWasMeasured() {
    var times = IntStream.rangeClosed(1, 200).mapToObj(i -> Duration.ofMillis(201 - i)).toList();
    var samples = new Samples("stat", times);
    assertEquals(100, samples.percentile(50));
    assertEquals(198, samples.percentile(99));
    assertEquals(200, samples.percentile(100));
    assertEquals(7, new Samples("one", List.of(Duration.ofMillis(7))).percentile(50));
  }
}
