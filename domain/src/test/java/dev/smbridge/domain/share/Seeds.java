package dev.smbridge.domain.share;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Where generated values begin: always the same seeds, and a few new ones in each run. The seed is
 * a parameter of the test, hence in the name of one that fails; {@code -Dsmbridge.seed=N} in {@code
 * test.jvm.arguments} runs that one alone.
 */
public final class Seeds {
  private static final int KNOWN = 100;
  private static final int NEW = 10;

  private Seeds() {}

  /** For {@code @MethodSource}. */
  public static LongStream seeds() {
    var only = Long.getLong("smbridge.seed");
    return only != null
        ? LongStream.of(only)
        : LongStream.concat(LongStream.range(0, KNOWN), new Random().longs(NEW));
  }

  /** The values that a seed stands for. */
  public static RandomGenerator random(long seed) {
    return new Random(seed);
  }
}
