package dev.smbridge.local.command;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes files, or with -r directories and all that is in them. */
@Command(
    name = "rm",
    description = "Delete files, or with -r directories and all that is in them; in S3 as well.")
final class RemoveCommand extends FileCommand {
  @Option(
      names = {"-r", "--recursive"},
      description = "Delete a directory with all that is in it; links are not followed.")
  private boolean recursive;

  @Parameters(
      arity = "1..*",
      paramLabel = "LOCATION",
      description = "What is deleted; * and ? are understood.")
  private List<String> locations = new ArrayList<>();

  @Option(names = "--force", description = "Also delete what has the read-only attribute.")
  private boolean force;

  @Mixin private SelectionOptions selection = new SelectionOptions();
  @Mixin private ReportOptions report = new ReportOptions();
  @Mixin private RetryOptions retry = new RetryOptions();

  @Override
  int run(Context context) throws FileFailure {
    var several = Several.of(context, locations);
    for (var location : several.locations()) {
      Locations.requireRemote(location, "rm");
    }
    try (var told = report.begin(context, new FailureObserver(context), false)) {
      return several.each(context, location -> delete(context, location, told));
    }
  }

  private int delete(Context context, Location location, Report told) throws FileFailure {
    try {
      return deleted(context, location, told);
    } catch (FileFailure failure) {
      told.ended(failure);
      throw failure;
    }
  }

  private int deleted(Context context, Location location, Report told) throws FileFailure {
    var only = recursive ? null : EntryType.FILE;
    var chosen = selection.selection(context, Links.SKIP);
    if (!recursive && !chosen.takesAll()) {
      throw Context.usage(
          "--include, --exclude, ages, sizes and --files-from choose among what is in a directory:"
              + " they need -r");
    }
    var asked = new Operation.Delete(location, recursive, only, force, retry.retryFor(), chosen);
    var result = context.perform(asked, told);
    if (result.outcome() instanceof Outcome.TreeDeleted(var deleted, var failed, var _, var _)) {
      context.tell("deleted %d files and directories, %d failed".formatted(deleted, failed));
      successful(result);
      return failed == 0 ? ExitCode.DONE : ExitCode.PARTLY_FAILED;
    }
    successful(result);
    context.tell("deleted " + Locations.shown(location));
    return ExitCode.DONE;
  }

  @Override
  boolean asksForDirectory() {
    return recursive;
  }
}
