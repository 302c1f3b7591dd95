package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.transfer.Observer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a directory. */
@Command(name = "mkdir", description = "Make a directory.")
final class MakeDirectoryCommand extends FileCommand {
  @Option(
      names = {"-p", "--parents"},
      description = "Make missing parents, and be content where it exists.")
  private boolean parents;

  @Parameters(paramLabel = "LOCATION", description = "The directory.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    var directory = context.onShare(location);
    successful(context.perform(new Operation.MakeDirectory(directory, parents), Observer.NONE));
    context.tell("made " + (directory.path().isRoot() ? location : directory.path().text()));
    return 0;
  }
}
