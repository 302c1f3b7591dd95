package dev.smbridge.local.command;

import dev.smbridge.domain.comparison.Comparison;
import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two directories. */
@Command(
    name = "check",
    description = "Compare two directories and change nothing: 0 when they are alike, else 1.")
final class CheckCommand extends FileCommand {
  @Mixin private ComparisonOption comparison = new ComparisonOption();

  @Option(names = "--sha256", description = "Read both sides: as --compare sha256.")
  private boolean sha256;

  @Option(
      names = "--links",
      paramLabel = "WHAT",
      converter = Choice.OfLinks.class,
      completionCandidates = Choice.OfLinks.class,
      defaultValue = "skip",
      description = "skip links, or follow those of a local FROM (default: ${DEFAULT-VALUE}).")
  private Links links = Links.SKIP;

  @Mixin private SelectionOptions selection = new SelectionOptions();
  @Mixin private LimitOptions limits = new LimitOptions();

  @Parameters(index = "0", paramLabel = "FROM", description = "A directory.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The directory to hold against it.")
  private String to = "";

  @Override
  int run(Context context) throws FileFailure {
    var options =
        CopyOptions.DEFAULT
            .within(limits.limits())
            .selecting(selection.selection(context, links))
            .comparing(sha256 ? Comparison.SHA256 : comparison.comparison());
    var asked = new Operation.Check(context.location(from), context.location(to), options);
    Result result;
    try (var observer = new DifferenceObserver(context)) {
      result = context.perform(asked, observer);
      successful(result);
      observer.complete();
    }
    if (result.outcome() instanceof Outcome.Checked(var summary)) {
      context.tell(
          "%d alike, %d missing, %d extra, %d different, %d failed"
              .formatted(
                  summary.alike(),
                  summary.missing(),
                  summary.extra(),
                  summary.different(),
                  summary.failed()));
      return summary.differences() == 0 && summary.failed() == 0
          ? ExitCode.DONE
          : ExitCode.PARTLY_FAILED;
    }
    throw new IllegalStateException("a comparison came to " + result.outcome());
  }

  @Override
  boolean asksForDirectory() {
    return true;
  }
}
