package dev.smbridge.domain.operation;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Which files of a tree take part: those that match an include, when there is one, and no exclude.
 * A glob without {@code /} is held against the name, one with it against the relative path.
 */
public final class NameFilter {
  /** Takes everything. */
  public static final NameFilter ALL = new NameFilter(List.of(), List.of());

  private record Glob(boolean wholePath, PathMatcher matcher) {}

  private final List<Glob> includes;
  private final List<Glob> excludes;

  /**
   * Reads globs as {@link java.nio.file.FileSystem#getPathMatcher} does.
   *
   * @throws IllegalArgumentException when a glob cannot be understood
   */
  public NameFilter(List<String> includes, List<String> excludes) {
    this.includes = includes.stream().map(NameFilter::glob).toList();
    this.excludes = excludes.stream().map(NameFilter::glob).toList();
  }

  /** Whether the file at a relative path takes part. */
  public boolean accepts(String relativePath) {
    return (includes.isEmpty() || matches(includes, relativePath))
        && !matches(excludes, relativePath);
  }

  private static boolean matches(List<Glob> globs, String relativePath) {
    var name = relativePath.substring(relativePath.lastIndexOf('/') + 1);
    return globs.stream()
        .anyMatch(glob -> glob.matcher.matches(Path.of(glob.wholePath ? relativePath : name)));
  }

  private static Glob glob(String text) {
    try {
      return new Glob(
          text.indexOf('/') >= 0, FileSystems.getDefault().getPathMatcher("glob:" + text));
    } catch (PatternSyntaxException malformed) {
      throw new IllegalArgumentException(
          "the glob \"" + text + "\" cannot be understood", malformed);
    }
  }
}
