package dev.smbridge.local.command;

import dev.smbridge.domain.comparison.Comparison;
import picocli.CommandLine.Option;

/** What makes two files different. */
public final class ComparisonOption {
  @Option(
      names = "--compare",
      paramLabel = "HOW",
      converter = Choice.OfComparison.class,
      completionCandidates = Choice.OfComparison.class,
      defaultValue = "size-time",
      description =
          "What makes two files different: size, size-time or sha256 (default: ${DEFAULT-VALUE}).")
  private Comparison comparison = Comparison.SIZE_TIME;

  Comparison comparison() {
    return comparison;
  }
}
