package dev.smbridge.local.command;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.domain.transfer.Verify;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files are copied, by whichever command. */
public final class CopyingOptions {
  @Option(
      names = "--verify",
      paramLabel = "HOW",
      converter = Choice.OfVerify.class,
      completionCandidates = Choice.OfVerify.class,
      defaultValue = "size",
      description = "size, sha256 or none (default: ${DEFAULT-VALUE}).")
  private Verify verify = Verify.SIZE;

  @Mixin private ComparisonOption comparison = new ComparisonOption();

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--no-times",
      description = "Do not give what is written the time of its source's last change.")
  private boolean noTimes;

  @Option(
      names = "--force",
      description = "Also replace or delete files with the read-only attribute.")
  private boolean force;

  @Option(
      names = "--in-place",
      description =
          "Write under the final name, for folders where one may not rename or delete: readers see a"
              + " part meanwhile, and a failure leaves it.")
  private boolean inPlace;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--settled",
      description = "Refuse as LOCKED a file on a share that another client has open for writing.")
  private boolean settled;

  @Option(
      names = "--links",
      paramLabel = "WHAT",
      converter = Choice.OfLinks.class,
      completionCandidates = Choice.OfLinks.class,
      defaultValue = "skip",
      description =
          "Of a directory: skip links, follow those of a local folder, or fail (default:"
              + " ${DEFAULT-VALUE}).")
  private Links links = Links.SKIP;

  boolean dryRun() {
    return dryRun;
  }

  /** What a command tells, to the report as well. */
  Report report(Context context, Observer observer) throws FileFailure {
    return report.begin(context, observer, dryRun);
  }

  /** The same place, written as the options say. */
  Location written(Location location) {
    return inPlace && location instanceof Location.OnShare(var target, var path, var directory)
        ? new Location.OnShare(target.writing(target.publishing().inPlace()), path, directory)
        : location;
  }

  /** For a file, or with {@code recursive} for what is in a directory. */
  CopyOptions copyOptions(Context context, IfExists ifExists, boolean recursive)
      throws FileFailure {
    var taken = limits.limits();
    var options =
        new CopyOptions(
            ifExists, verify, true, recursive, settled, dryRun, NameFilter.ALL, taken.transfers());
    return options
        .within(taken)
        .from(options.source().atLeast(selection.minAge()))
        .selecting(recursive ? selection.selection(context, links) : Selection.ALL)
        .keepingTimes(!noTimes)
        .forced(force)
        .comparing(comparison.comparison())
        .intoDirectories();
  }
}
