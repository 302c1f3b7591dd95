package dev.smbridge.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** What was seen of many servers, as the few rows that say the same. */
final class MatrixTable {
  private static final List<String> CLIENTS =
      List.of(
          "smbj, default policy", "smbj, relaxed", "jcifs-ng, default policy", "jcifs-ng, relaxed");

  private final String name;
  private final List<String> head;

  /**
   * One server, or several that differ in nothing that matters.
   *
   * @param words what each dimension is set to
   * @param cells what each client gets
   */
  record Row(List<String> words, List<String> cells) {}

  private record Others(List<String> words, List<String> cells) {}

  /**
   * A table of the README.
   *
   * @param name what its markers say
   * @param dimensions what its servers differ in
   */
  MatrixTable(String name, String... dimensions) {
    this.name = name;
    this.head = Stream.concat(Stream.of(dimensions), CLIENTS.stream()).toList();
  }

  /** As Markdown, where rows that differ in one dimension alone have become one. */
  String text(List<Row> rows) {
    var dimensions = rows.getFirst().words().size();
    var fewer = rows;
    for (var dimension = dimensions - 1; dimension >= 0; dimension--) {
      fewer = merge(fewer, dimension, rows);
    }
    var rule = head.stream().map(ignored -> "---").toList();
    return Stream.concat(
            Stream.of(line(head), line(rule)),
            fewer.stream()
                .map(row ->
                    line(Stream.concat(row.words().stream(), row.cells().stream()).toList())))
        .reduce("", String::concat);
  }

  private static List<Row> merge(List<Row> rows, int dimension, List<Row> all) {
    var groups = new LinkedHashMap<Others, List<String>>();
    for (var row : rows) {
      var others = new ArrayList<>(row.words());
      var word = others.remove(dimension);
      groups.computeIfAbsent(new Others(others, row.cells()), key -> new ArrayList<>()).add(word);
    }
    var values = all.stream().map(row -> row.words().get(dimension)).distinct().count();
    var merged = new ArrayList<Row>();
    groups.forEach((others, words) -> {
      var every = new ArrayList<>(others.words());
      every.add(dimension, words.size() == values ? "any" : String.join(", ", words));
      merged.add(new Row(every, others.cells()));
    });
    return merged;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** What the README says between its markers. */
  String inReadme() throws IOException {
    var text = Files.readString(readme());
    return text.substring(begin(text), end(text));
  }

  /** Puts a table between the README's markers. */
  void writeToReadme(String table) throws IOException {
    var text = Files.readString(readme());
    Files.writeString(readme(), text.substring(0, begin(text)) + table + text.substring(end(text)));
  }

  private int begin(String text) {
    var marker = "<!-- " + name + " -->\n";
    return found(text, marker) + marker.length();
  }

  private int end(String text) {
    return found(text, "<!-- /" + name + " -->");
  }

  private static int found(String text, String marker) {
    var at = text.indexOf(marker);
    if (at < 0) {
      throw new AssertionError("the README has no line " + marker.strip());
    }
    return at;
  }

  /** The README of the adapters, below the project's folder or one that the test runs in. */
  private static Path readme() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      var readme = folder.resolve("adapters").resolve("README.md");
      if (Files.exists(readme)) {
        return readme;
      }
    }
    throw new AssertionError("no adapters/README.md above " + Path.of("").toAbsolutePath());
  }
}
