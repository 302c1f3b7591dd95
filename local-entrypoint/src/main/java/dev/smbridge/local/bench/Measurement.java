package dev.smbridge.local.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long something took.
 *
 * @param name what was done
 * @param count how many files, entries or requests it was
 * @param bytes of file content; 0 where there is none
 * @param time all of it, from the first request to the last answer
 */
public record Measurement(String name, long count, long bytes, Duration time) {
  /** What a second brought, in the unit that counts here. */
  public String rate() {
    if (name.equals("latency")) {
      return "%.2f ms each".formatted(seconds() * 1000 / count);
    }
    return count == 1
        ? "%.1f MB/s".formatted(bytes / 1e6 / seconds())
        : "%.0f /s".formatted(count / seconds());
  }

  /** The same for a machine. */
  public Map<String, @Nullable Object> tree() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("name", name);
    tree.put("count", count);
    tree.put("bytes", bytes);
    tree.put("seconds", seconds());
    return tree;
  }

  public double seconds() {
    return Math.max(1, time.toNanos()) / 1e9;
  }
}
