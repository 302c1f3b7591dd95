package dev.smbridge.lambda.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A way to break the template: in one of its parts, one text for another. */
record Mutation(Statement foundBy, String part, String find, String replacement) {

  /** Those of {@code mutations.yaml}. */
  static List<Mutation> all() {
    var mutations = new ArrayList<Mutation>();
    try (var file = Mutation.class.getResourceAsStream("mutations.yaml")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      Template.map(Yaml.read(text))
          .forEach((statement, ways) ->
              Functions.list(ways)
                  .forEach(way -> mutations.add(read(statement, Template.map(way)))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mutations;
  }

  private static Mutation read(String statement, Map<String, Object> way) {
    return new Mutation(
        Statement.valueOf(statement),
        (String) way.getOrDefault("part", ""),
        (String) way.getOrDefault("find", ""),
        (String) way.getOrDefault("replacement", ""));
  }

  /** The template with the first such text of that part replaced. */
  String applyTo(String text) {
    int start = text.indexOf("\n  " + part + ":\n");
    int found = start < 0 ? -1 : text.substring(0, endOfPart(text, start)).indexOf(find, start);
    if (found < 0) {
      throw new IllegalStateException("The template's " + part + " has no text " + find + ".");
    }
    return text.substring(0, found) + replacement + text.substring(found + find.length());
  }

  /** The first line after a part's own that is not indented below it. */
  private static int endOfPart(String text, int start) {
    int line = text.indexOf("\n", start + 1) + 1;
    while (text.startsWith("   ", line) || text.startsWith("\n", line)) {
      line = text.indexOf("\n", line) + 1;
    }
    return line;
  }

  @Override
  public String toString() {
    return foundBy + ": in " + part + ", " + replacement.strip() + " for " + find.strip();
  }
}
