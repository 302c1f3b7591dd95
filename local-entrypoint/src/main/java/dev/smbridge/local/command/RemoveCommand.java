package dev.smbridge.local.command;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.transfer.Observer;
import picocli.CommandLine.Command;
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

  @Override
  int run(Context context) throws FileFailure {
    var path = context.onShare(location);
    var asked = new Operation.Delete(path, recursive, recursive ? null : EntryType.FILE);
    successful(context.perform(asked, Observer.NONE));
    context.tell("deleted " + path.path());
    return 0;
  }

  @Override
  boolean asksForDirectory() {
    return recursive;
  }
}
