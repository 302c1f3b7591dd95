package dev.smbridge.domain.copy;

import java.util.List;

/**
 * Which files of a tree take part: those that match an include, when there is one, and no exclude,
 * and whose directories match no exclude. A glob without {@code /} is held against the name, one
 * with it against the relative path.
 */
public final class NameFilter {
  /** Takes everything. */
  public static final NameFilter ALL = new NameFilter(List.of(), List.of());

  /**
   * One glob.
   *
   * @param fixed the directories that every path that matches begins with, with a {@code /} at the
   *     end
   */
  private record Rule(boolean wholePath, String fixed, Glob glob) {
    boolean matches(String path) {
      return glob.matches(wholePath ? path : path.substring(path.lastIndexOf('/') + 1));
    }

    /** Whether it excludes all that is in a directory, be it by a name such as {@code tmp/**}. */
    boolean matchesDirectory(String directory) {
      return matches(directory) || (wholePath && glob.matches(directory + "/"));
    }

    /** Whether a path below a directory could match. */
    boolean mayMatchBelow(String directory) {
      return fixed.startsWith(directory + "/") || (directory + "/").startsWith(fixed);
    }

    static String fixedDirectories(String text) {
      var end = 0;
      while (end < text.length() && text.charAt(end) != '*' && text.charAt(end) != '?') {
        end++;
      }
      return text.substring(0, text.substring(0, end).lastIndexOf('/') + 1);
    }
  }

  private final boolean ignoresCase;
  private final List<Rule> includes;
  private final List<Rule> excludes;

  /** What matches a {@link Glob} of the includes, unless it matches one of the excludes. */
  public NameFilter(List<String> includes, List<String> excludes) {
    this(includes, excludes, false);
  }

  /**
   * The same.
   *
   * @param ignoresCase whether capital letters and small ones are the same, as most servers see it
   */
  public NameFilter(List<String> includes, List<String> excludes, boolean ignoresCase) {
    this.ignoresCase = ignoresCase;
    this.includes = includes.stream().map(this::rule).toList();
    this.excludes = excludes.stream().map(this::rule).toList();
  }

  /** Whether there is no glob at all. */
  public boolean takesAll() {
    return includes.isEmpty() && excludes.isEmpty();
  }

  /** Whether the file at a relative path takes part. */
  public boolean accepts(String relativePath) {
    return (includes.isEmpty() || includes.stream().anyMatch(rule -> rule.matches(relativePath)))
        && excludes.stream().noneMatch(rule -> rule.matches(relativePath))
        && (excludes.isEmpty() || !isBelowExcluded(relativePath));
  }

  /**
   * Whether a directory is entered: no exclude leaves it out, and an include could match below it.
   * It is asked from the top down; what is above has been entered.
   */
  public boolean enters(String directory) {
    return excludes.stream().noneMatch(rule -> rule.matchesDirectory(directory))
        && (includes.isEmpty()
            || ignoresCase
            || includes.stream().anyMatch(rule -> rule.mayMatchBelow(directory)));
  }

  /** A store without directories lists what is in an excluded one as well. */
  private boolean isBelowExcluded(String relativePath) {
    for (var slash = relativePath.indexOf('/');
        slash >= 0;
        slash = relativePath.indexOf('/', slash + 1)) {
      var directory = relativePath.substring(0, slash);
      if (excludes.stream().anyMatch(rule -> rule.matchesDirectory(directory))) {
        return true;
      }
    }
    return false;
  }

  private Rule rule(String text) {
    return new Rule(
        text.indexOf('/') >= 0,
        Rule.fixedDirectories(text),
        ignoresCase ? Glob.ignoringCase(text) : Glob.of(text));
  }
}
