package dev.smbridge.local.command;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a file, or with -r a directory and all that is in it. */
@Command(name = "rm", description = "Delete a file, or with -r a directory and all that is in it.")
final class RemoveCommand extends FileCommand {
  @Option(
      names = {"-r", "--recursive"},
      description = "Delete a directory with all that is in it; links are not followed.")
  private boolean recursive;

  @Parameters(paramLabel = "LOCATION", description = "What is deleted.")
  private String location = "";

  @Mixin private RetryOptions retry = new RetryOptions();

  @Override
  int run(Context context) throws FileFailure {
    var path = context.onShare(location);
    var only = recursive ? null : EntryType.FILE;
    var asked = new Operation.Delete(path, recursive, only, retry.retryFor());
    var result = context.perform(asked, new FailureObserver(context));
    if (result.outcome() instanceof Outcome.TreeDeleted(var deleted, var failed, var _, var _)) {
      context.tell("deleted %d files and directories, %d failed".formatted(deleted, failed));
      successful(result);
      return failed == 0 ? ExitCode.DONE : ExitCode.PARTLY_FAILED;
    }
    successful(result);
    context.tell("deleted " + path.path());
    return ExitCode.DONE;
  }

  @Override
  boolean asksForDirectory() {
    return recursive;
  }
}
