package dev.smbridge.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.testing.aws.LambdaResponse;
import dev.smbridge.testing.aws.LambdaRuntimeEmulator;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events at random, made from those that the template's tests send: none ends the process. */
class RandomEventsIT {
  private static final int EVENTS = 10_000;
  private static final String ALPHABET = "{}[]\",:0129.-eutfnsrl\\/ aZ\u0000\u007fé東";

  @Test
  void everyEventIsAnsweredOrFailsWithAKind() throws IOException {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var examples = EventFiles.names().stream().map(EventFiles::text).toList();
    var seen = EnumSet.noneOf(FailureKind.class);
    try (var world = new World();
        var lambda = LambdaRuntimeEmulator.start(world.configured())) {
      world.network.close(); // Nothing is reached, so that nothing waits.
      var process = lambda.process();
      for (var i = 0; i < EVENTS; i++) {
        var event = mutated(examples.get(random.nextInt(examples.size())), random);
        switch (lambda.invoke(event, World.AMPLE)) {
          case LambdaResponse.Payload(var json, var _) -> Json.read(json);
          case LambdaResponse.Failure failure ->
              seen.add(FailureKind.valueOf(World.Failure.of(failure).object().text("kind")));
        }
        assertTrue(process.isAlive(), () -> "seed " + seed + " ended it with " + event);
      }
      assertEquals(process.pid(), lambda.process().pid());
    }
    System.out.println("random events: seed " + seed + ", kinds seen " + seen);
    assertTrue(seen.contains(FailureKind.INVALID_REQUEST), seen::toString);
    assertTrue(!seen.contains(FailureKind.OTHER), () -> "seed " + seed + ": " + seen);
  }

  /** A few characters, a piece, a number or a quotation other than they were. */
  private static String mutated(String event, Random random) {
    var text = new StringBuilder(event);
    for (var changes = 1 + random.nextInt(3); changes > 0 && !text.isEmpty(); changes--) {
      var at = random.nextInt(text.length());
      var end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 3 -> text.setLength(Math.max(1, at));
        default -> quoted(text, at, random);
      }
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  /** Puts another value into the text literal that surrounds or follows a place. */
  private static void quoted(StringBuilder text, int at, Random random) {
    var start = text.indexOf("\"", at);
    var end = start < 0 ? -1 : text.indexOf("\"", start + 1);
    if (end > 0) {
      var values = List.of("..", "", "a:b", "s3://landing/x", "default:/y", "-1", "\\u0000", "😀");
      text.replace(start + 1, end, values.get(random.nextInt(values.size())));
    }
  }
}
