package dev.smbridge.local.command;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Observer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How {@code get}, {@code put} and {@code cp} copy files. */
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
      description =
          "fail, replace, skip, or replace only what is different or what the source has newer"
              + " (default: ${DEFAULT-VALUE}).")
  private IfExists ifExists = IfExists.REPLACE;

  @Mixin private CopyingOptions options = new CopyingOptions();

  boolean recursive() {
    return recursive;
  }

  boolean dryRun() {
    return options.dryRun();
  }

  /** What a command tells, to the report as well. */
  Report report(Context context, Observer observer) throws FileFailure {
    return options.report(context, observer);
  }

  /** The same place, written as the options say. */
  Location written(Location location) {
    return options.written(location);
  }

  CopyOptions copyOptions(Context context) throws FileFailure {
    return copyOptions(context, recursive);
  }

  /** The same for one of several sources, which need not be a directory. */
  CopyOptions copyOptions(Context context, boolean recursive) throws FileFailure {
    return options.copyOptions(context, ifExists, recursive);
  }
}
