package dev.smbridge.local.command;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.domain.transfer.Verify;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files are copied. */
public final class TransferOptions {
  @Option(
      names = {"-r", "--recursive"},
      description = "Copy the contents of a directory.")
  private boolean recursive;

  @Option(
      names = "--if-exists",
      paramLabel = "WHAT",
      converter = Choice.OfIfExists.class,
      completionCandidates = Choice.OfIfExists.class,
      defaultValue = "replace",
      description = "fail, replace or skip (default: ${DEFAULT-VALUE}).")
  private IfExists ifExists = IfExists.REPLACE;

  @Option(
      names = "--verify",
      paramLabel = "HOW",
      converter = Choice.OfVerify.class,
      completionCandidates = Choice.OfVerify.class,
      defaultValue = "size",
      description = "size, sha256 or none (default: ${DEFAULT-VALUE}).")
  private Verify verify = Verify.SIZE;

  @Option(names = "--dry-run", description = "Show what would be copied, and copy nothing.")
  private boolean dryRun;

  @Option(
      names = "--no-times",
      description = "Do not give what is written the time of its source's last change.")
  private boolean noTimes;

  @Option(names = "--force", description = "Also replace files with the read-only attribute.")
  private boolean force;

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
          "With -r: skip links, follow those of a local folder, or fail (default:"
              + " ${DEFAULT-VALUE}).")
  private Links links = Links.SKIP;

  boolean recursive() {
    return recursive;
  }

  boolean dryRun() {
    return dryRun;
  }

  /** What a command tells, to the report as well. */
  Report report(Context context, Observer observer) throws FileFailure {
    return report.begin(context, observer, dryRun);
  }

  CopyOptions copyOptions(Context context) throws FileFailure {
    return copyOptions(context, recursive);
  }

  /** The same for one of several sources, which need not be a directory. */
  CopyOptions copyOptions(Context context, boolean recursive) throws FileFailure {
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
        .intoDirectories();
  }
}
