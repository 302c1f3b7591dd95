package dev.smbridge.domain.share;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names and paths, good by construction or hostile. */
public final class GeneratedNames {
  private static final List<String> GOOD =
      List.of(
          "a", "Z", "7", " ", ".", "-", "_", "#", "+", "&", "'", "%", "[", "]", "{", "}", "(", ")",
          "~", "$", ";", ",", "=", "@", "!", "^", "`", "é", "e\u0301", "ß", "日", "本", "あ", "한",
          "😀", "𝔘", "\uFF5E", "\u202E", "\u00A0", "\u0080", "\u007F");

  private static final List<String> HOSTILE =
      List.of(
          "/", "/", "\\", ".", ".", "..", "/../", ":", "*", "?", "\"", "<", ">", "|", "\0", "\t",
          "\n", "\u001F", " ", "CON", "nul", "COM1", "\uD83D", "\uDE00", "%2e", "%2F", "a", "b");

  private GeneratedNames() {}

  /** A name that every share takes: it begins and ends with letters that make it no device. */
  public static String good(RandomGenerator random) {
    return "q" + joined(random, GOOD, random.nextInt(60)) + "x";
  }

  public static String goodPath(RandomGenerator random) {
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(level -> good(random))
        .collect(Collectors.joining("/"));
  }

  /** Anything that somebody could send. */
  public static String hostile(RandomGenerator random) {
    var mixed = random.nextBoolean() ? HOSTILE : GOOD;
    return joined(random, HOSTILE, random.nextInt(4)) + joined(random, mixed, random.nextInt(8));
  }

  private static String joined(RandomGenerator random, List<String> parts, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> parts.get(random.nextInt(parts.size())))
        .collect(Collectors.joining());
  }
}
