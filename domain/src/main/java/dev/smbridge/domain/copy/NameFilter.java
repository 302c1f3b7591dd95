package dev.smbridge.domain.copy;

import java.util.List;

/**
 * Which files of a tree take part: those that match an include, when there is one, and no exclude.
 * A glob without {@code /} is held against the name, one with it against the relative path.
 */
public final class NameFilter {
  /** Takes everything. */
  public static final NameFilter ALL = new NameFilter(List.of(), List.of());

  private record Rule(boolean wholePath, Glob glob) {}

  private final List<Rule> includes;
  private final List<Rule> excludes;

  /** What matches a {@link Glob} of the includes, unless it matches one of the excludes. */
  public NameFilter(List<String> includes, List<String> excludes) {
    this.includes = includes.stream().map(NameFilter::rule).toList();
    this.excludes = excludes.stream().map(NameFilter::rule).toList();
  }

  /** Whether the file at a relative path takes part. */
  public boolean accepts(String relativePath) {
    return (includes.isEmpty() || matches(includes, relativePath))
        && !matches(excludes, relativePath);
  }

  private static boolean matches(List<Rule> rules, String relativePath) {
    var name = relativePath.substring(relativePath.lastIndexOf('/') + 1);
    return rules.stream().anyMatch(rule -> rule.glob.matches(rule.wholePath ? relativePath : name));
  }

  private static Rule rule(String text) {
    return new Rule(text.indexOf('/') >= 0, Glob.of(text));
  }
}
