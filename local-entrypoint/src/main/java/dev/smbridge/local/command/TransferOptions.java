package dev.smbridge.local.command;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files are copied. */
public final class TransferOptions {
  /** The most files under way at once. */
  public static final int MOST_TRANSFERS = 16;

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

  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "4",
      description = "With -r: so many files at once, 1 to 16 (default: ${DEFAULT-VALUE}).")
  private int transfers = 4;

  @Option(
      names = "--settled",
      description = "Refuse as LOCKED a file on a share that another client has open for writing.")
  private boolean settled;

  @Option(
      names = "--min-age",
      paramLabel = "AGE",
      converter = DurationConverter.class,
      description =
          "Only files whose last change is at least so long ago, such as 30s, 10m, 6h or 2d.")
  private Duration minAge = Duration.ZERO;

  private @Nullable Selection selected;

  @Mixin private RetryOptions retry = new RetryOptions();

  boolean recursive() {
    return recursive;
  }

  boolean dryRun() {
    return dryRun;
  }

  CopyOptions copyOptions(Context context) throws FileFailure {
    return copyOptions(context, recursive);
  }

  /** The same for one of several sources, which need not be a directory. */
  CopyOptions copyOptions(Context context, boolean recursive) throws FileFailure {
    if (transfers < 1 || transfers > MOST_TRANSFERS) {
      throw usage("--transfers is a number from 1 to " + MOST_TRANSFERS);
    }
    var options =
        new CopyOptions(
            ifExists, verify, true, recursive, settled, dryRun, NameFilter.ALL, transfers);
    return options
        .from(options.source().atLeast(minAge))
        .selecting(recursive ? selection(context) : Selection.ALL)
        .retrying(retry.retryFor())
        .keepingTimes(!noTimes)
        .forced(force)
        .intoDirectories();
  }

  /** Standard input is read once, also where several folders are copied. */
  private Selection selection(Context context) throws FileFailure {
    if (selected == null) {
      selected = selection.selection(context);
    }
    return selected;
  }

  private static FileFailure usage(String message) {
    return new FileFailure(FailureKind.INVALID_REQUEST, message);
  }
}
