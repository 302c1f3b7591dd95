package dev.smbridge.local.bench;

import dev.smbridge.domain.share.SessionFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was measured as one page of HTML that needs nothing else, on a screen or on paper. */
public final class Page {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1c2733; --paper: #ffffff; --soft: #e4e9ef;
        --first: #1f6feb; --other: #8b98a8; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #dce5ee; --paper: #12181f; --soft: #2a3440; --first: #58a6ff; --other: #7d8a99; } }
      @media print { :root { --ink: #000; --paper: #fff; --soft: #ccc; } section { break-inside: avoid; } }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid var(--soft); }
      th:first-child, td:first-child { text-align: left; }
      svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; }
      .first { fill: var(--first); } .other { fill: var(--other); }
      """;

  private Page() {}

  /** The page; what a server named is shown as text. */
  public static String of(Benchmark.Report report, String location) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>smbridge bench</title><style>%s</style></head><body>
    <h1>smbridge bench</h1><p>%s</p>%s%s%s%s</body></html>
    """
        .formatted(
            STYLE,
            escaped(location),
            session(report.last().session()),
            measurements(report.measurements()),
            comparisons(report.comparisons()),
            report.latencies().stream().map(Page::latency).collect(Collectors.joining()));
  }

  private static String session(@Nullable SessionFacts session) {
    return session == null
        ? ""
        : "<p>%s, SMB %s, %s, %s, cipher %s, signatures %s, %s</p>"
            .formatted(
                escaped(session.backend()),
                session.dialect().text(),
                session.encrypted() ? "encrypted" : "NOT encrypted",
                session.signed() ? "responses verified" : "responses NOT verified",
                escaped(session.cipher()),
                escaped(session.signature()),
                escaped(session.cryptography()));
  }

  private static String measurements(List<Measurement> measurements) {
    var rows = new StringBuilder();
    for (var measured : measurements) {
      rows.append(
          "<tr><td>%s</td><td>%d</td><td>%s</td><td>%s</td></tr>"
              .formatted(
                  measured.name(), measured.count(), number(measured.seconds()), measured.rate()));
    }
    return section(
        "Within this process",
        "<table><tr><th>What</th><th>Count</th><th>Seconds</th><th>Rate</th></tr>"
            + rows
            + "</table>");
  }

  /** Bars a work, as long as its seconds. */
  private static String comparisons(List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return "";
    }
    var rows = new StringBuilder();
    for (var each : comparisons) {
      rows.append(
          "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
              .formatted(
                  each.work(),
                  each.program(),
                  number(each.seconds()),
                  number(each.processorSeconds()),
                  number(each.ratio())));
    }
    return section(
        "Whole processes, in turn, medians",
        Bars.of(comparisons)
            + "<table><tr><th>What</th><th>Program</th><th>Seconds</th><th>Processor</th>"
            + "<th>Ratio</th></tr>"
            + rows
            + "</table>");
  }

  private static String latency(Samples samples) {
    var text =
        "<p>p50 %s ms, p90 %s ms, p99 %s ms, of %d, one after the other</p>"
            .formatted(
                number(samples.percentile(50)),
                number(samples.percentile(90)),
                number(samples.percentile(99)),
                samples.times().size());
    return section("Latency: " + samples.name(), text + Bars.histogram(counts(samples)));
  }

  /** How many took so many half milliseconds, or of so many steps up to the slowest. */
  private static Map<Double, Integer> counts(Samples samples) {
    var step = Math.max(samples.percentile(100) / 20, 0.05);
    var counts = new TreeMap<Double, Integer>();
    for (var time : samples.times()) {
      var from = Math.floor(Samples.milliseconds(time) / step) * step;
      counts.merge(from, 1, Integer::sum);
    }
    return counts;
  }

  private static String section(String title, String content) {
    return "<section><h2>" + title + "</h2>" + content + "</section>\n";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
