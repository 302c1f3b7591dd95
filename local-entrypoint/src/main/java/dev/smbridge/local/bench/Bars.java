package dev.smbridge.local.bench;

import java.util.List;
import java.util.Map;

/** Bars as SVG. */
final class Bars {
  private static final int WIDTH = 640;
  private static final int LABEL = 160;
  private static final int VALUE = 60;
  private static final int ROW = 20;
  private static final int HEIGHT = 120;

  private Bars() {}

  /** A bar for each, side by side with those of its work. */
  static String of(List<Comparison> comparisons) {
    var longest = comparisons.stream().mapToDouble(Comparison::seconds).max().orElse(1);
    var bars = new StringBuilder();
    var y = 0;
    for (var each : comparisons) {
      var length = each.seconds() / longest * (WIDTH - LABEL - VALUE);
      var first = each.program().equals(ThisProgram.NAME);
      bars.append(text(0, y + 14, each.work() + ", " + each.program()))
          .append(bar(LABEL, y + 3, length, ROW - 6, first ? "first" : "other"))
          .append(text(LABEL + length + 6, y + 14, Page.number(each.seconds()) + " s"));
      y += ROW;
    }
    return drawing(y, "seconds of each program", bars.toString());
  }

  /** A bar for each step of milliseconds, as high as the requests that took so long. */
  static String histogram(Map<Double, Integer> counts) {
    var most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    var width = (double) WIDTH / Math.max(counts.size(), 1);
    var bars = new StringBuilder();
    var x = 0.0;
    for (var each : counts.entrySet()) {
      var height = (double) each.getValue() / most * HEIGHT;
      bars.append(bar(x + 1, HEIGHT - height, width - 2, height, "first"))
          .append(text(x + 1, HEIGHT + 14, Page.number(each.getKey())));
      x += width;
    }
    return drawing(HEIGHT + ROW, "requests by milliseconds", bars.toString());
  }

  private static String drawing(int height, String title, String content) {
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\"><title>%s</title>%s</svg>"
        .formatted(WIDTH, height, title, content);
  }

  private static String bar(double x, double y, double width, double height, String kind) {
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"%s\"/>"
        .formatted(
            Page.number(x),
            Page.number(y),
            Page.number(Math.max(width, 1)),
            Page.number(height),
            kind);
  }

  private static String text(double x, double y, String content) {
    return "<text x=\"%s\" y=\"%s\">%s</text>"
        .formatted(Page.number(x), Page.number(y), Page.escaped(content));
  }
}
