package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.operation.CopyOptions;
import dev.smbridge.domain.operation.Observer;
import dev.smbridge.domain.operation.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a file to standard output. */
@Command(name = "cat", description = "Write a file to standard output.")
final class CatCommand extends FileCommand {
  private static final Location STANDARD_OUTPUT =
      new Location.InStore(Location.LOCAL, new ObjectKey("", "-"), false);

  @Parameters(paramLabel = "LOCATION", description = "A file.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    var asked =
        new Operation.Copy(context.location(location), STANDARD_OUTPUT, CopyOptions.DEFAULT);
    successful(context.perform(asked, Observer.NONE));
    return 0;
  }
}
