package dev.smbridge.lambda.deployment;

import java.util.List;
import java.util.Map;

/**
 * An EventBridge rule's pattern: the literal values and prefixes that the template uses.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">
 *     Event patterns</a>
 */
final class EventPattern {
  private EventPattern() {}

  /** Whether every field of the pattern takes what the event has there. */
  static boolean takes(Map<String, Object> pattern, Map<String, Object> event) {
    return pattern.entrySet().stream()
        .allMatch(field -> takes(field.getValue(), event.getOrDefault(field.getKey(), "")));
  }

  private static boolean takes(Object wanted, Object found) {
    return switch (wanted) {
      case List<?> choices -> choices.stream().anyMatch(choice -> isChoice(choice, found));
      case Map<?, ?> inside when found instanceof Map<?, ?> ->
          takes(Template.map(inside), Template.map(found));
      default -> false;
    };
  }

  private static boolean isChoice(Object choice, Object found) {
    return choice instanceof Map<?, ?> test
        ? String.valueOf(found).startsWith(String.valueOf(test.get("prefix")))
        : choice.equals(found);
  }
}
