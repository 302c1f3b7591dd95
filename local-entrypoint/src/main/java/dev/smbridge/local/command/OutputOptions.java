package dev.smbridge.local.command;

import picocli.CommandLine.Option;

/** How much is shown besides the data. */
public final class OutputOptions {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = Choice.OfOutputFormat.class,
      completionCandidates = Choice.OfOutputFormat.class,
      defaultValue = "table",
      description = "table, json or jsonl, for what lists (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.TABLE;

  @Option(names = "--no-progress", description = "Show no progress bar.")
  private boolean noProgress;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but what failed.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say which session was used, and each file.")
  private boolean verbose;

  OutputFormat format() {
    return format;
  }

  boolean showsProgress() {
    return !noProgress && !quiet;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }
}
