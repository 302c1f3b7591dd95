package dev.smbridge.local.command;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a file to standard output. */
@Command(name = "cat", description = "Write a file to standard output.")
final class CatCommand extends FileCommand {
  @Parameters(paramLabel = "LOCATION", description = "A file.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    var to = Location.InStore.STANDARD_STREAM;
    var asked = new Operation.Copy(context.location(location), to, CopyOptions.DEFAULT);
    try (var observer = new TransferObserver(context, false, false, true)) {
      successful(context.perform(asked, observer));
    }
    return ExitCode.DONE;
  }
}
