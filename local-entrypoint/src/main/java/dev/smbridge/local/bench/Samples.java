package dev.smbridge.local.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long each of many requests took that were made one after the other.
 *
 * @param name what was asked for
 * @param times in order of their length, at least one
 */
public record Samples(String name, List<Duration> times) {
  private static final double NANOS_A_MILLISECOND = 1e6;

  /** Sorts what was measured. */
  public Samples {
    times = times.stream().sorted().toList();
  }

  /**
   * What so many of a hundred did not exceed, in milliseconds.
   *
   * @param percent from 1 to 100
   */
  public double percentile(int percent) {
    var index = Math.ceilDiv(times.size() * percent, 100) - 1;
    return milliseconds(times.get(Math.max(index, 0)));
  }

  static double milliseconds(Duration time) {
    return time.toNanos() / NANOS_A_MILLISECOND;
  }

  /** The same for a machine, in milliseconds. */
  public Map<String, @Nullable Object> tree() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("name", name);
    tree.put("count", times.size());
    tree.put("p50", percentile(50));
    tree.put("p90", percentile(90));
    tree.put("p99", percentile(99));
    return tree;
  }
}
