package dev.smbridge.local.command;

import dev.smbridge.domain.copy.NameFilter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which entries of a tree take part, by their names. */
public final class NameOptions {
  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "With -r: only files that match; may be repeated.")
  private List<String> includes = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "With -r: no file and no folder that matches; may be repeated.")
  private List<String> excludes = new ArrayList<>();

  @Option(
      names = "--ignore-case",
      description = "Capital and small letters are the same to --include and --exclude.")
  private boolean ignoreCase;

  NameFilter filter() {
    return new NameFilter(includes, excludes, ignoreCase);
  }
}
