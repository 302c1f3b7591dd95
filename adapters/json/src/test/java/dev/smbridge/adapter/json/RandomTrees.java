package dev.smbridge.adapter.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Trees and damage to documents, from a seeded generator. */
final class RandomTrees {
  private static final String UNITS = "aZ09 \"\\/{}[]:,\n\té😀日\u0000\u007f\u202e\ud800";

  private RandomTrees() {}

  static @Nullable Object tree(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> (long) random.nextInt(100);
      case 4 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(1, 30));
      case 5 -> text(random);
      case 6 -> {
        var elements = new ArrayList<@Nullable Object>();
        for (var i = random.nextInt(4); i > 0; i--) {
          elements.add(tree(random, depth - 1));
        }
        yield elements;
      }
      default -> {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var i = random.nextInt(4); i > 0; i--) {
          members.put(text(random), tree(random, depth - 1));
        }
        yield members;
      }
    };
  }

  static String text(RandomGenerator random) {
    var text = new StringBuilder();
    for (var i = random.nextInt(12); i > 0; i--) {
      text.append(UNITS.charAt(random.nextInt(UNITS.length())));
    }
    return text.toString();
  }

  /** The same object with one member replaced, or one more. */
  static @Nullable Object damage(@Nullable Object tree, RandomGenerator random) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (tree instanceof Map<?, ?> sound) {
      sound.forEach((name, value) -> members.put((String) name, value));
    }
    var names = List.copyOf(members.keySet());
    var name = random.nextInt(4) == 0 ? text(random) : names.get(random.nextInt(names.size()));
    members.put(name, tree(random, 3));
    return members;
  }

  /** Overwrites some bytes, often with what means something to JSON. */
  static void mutate(byte[] document, RandomGenerator random) {
    for (var i = random.nextInt(4); i > 0 && document.length > 0; i--) {
      var at = random.nextInt(document.length);
      document[at] =
          random.nextBoolean()
              ? (byte) "{}[]\":,\\u0e-.tfn ".charAt(random.nextInt(17))
              : (byte) random.nextInt(256);
    }
  }
}
