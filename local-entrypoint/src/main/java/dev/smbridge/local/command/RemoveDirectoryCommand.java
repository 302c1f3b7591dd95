package dev.smbridge.local.command;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.transfer.Observer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes an empty directory. */
@Command(name = "rmdir", description = "Remove an empty directory.")
final class RemoveDirectoryCommand extends FileCommand {
  @Parameters(paramLabel = "LOCATION", description = "An empty directory.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    var path = context.onShare(location);
    successful(
        context.perform(new Operation.Delete(path, false, EntryType.DIRECTORY), Observer.NONE));
    context.tell("removed " + path.path());
    return 0;
  }

  @Override
  boolean asksForDirectory() {
    return true;
  }
}
