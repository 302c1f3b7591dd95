package dev.smbridge.local.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The medians of one program at one work.
 *
 * @param ratio its seconds in those of this program; 1 for this program
 */
public record Comparison(
    String work, String program, double seconds, double processorSeconds, double ratio) {
  /** The same for a machine. */
  public Map<String, @Nullable Object> tree() {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("name", work);
    tree.put("program", program);
    tree.put("seconds", seconds);
    tree.put("processorSeconds", processorSeconds);
    tree.put("ratio", ratio);
    return tree;
  }
}
