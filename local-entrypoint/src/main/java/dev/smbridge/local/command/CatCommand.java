package dev.smbridge.local.command;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes files to standard output. */
@Command(name = "cat", description = "Write files to standard output, one after the other.")
final class CatCommand extends FileCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "LOCATION",
      description = "Files; * and ? are understood.")
  private List<String> locations = new ArrayList<>();

  @Override
  int run(Context context) throws FileFailure {
    return Several.of(context, locations).each(context, from -> write(context, from));
  }

  private static int write(Context context, Location from) throws FileFailure {
    var to = Location.InStore.STANDARD_STREAM;
    var asked = new Operation.Copy(from, to, CopyOptions.DEFAULT);
    try (var observer = new TransferObserver(context, false, false, true)) {
      successful(context.perform(asked, observer));
    }
    return ExitCode.DONE;
  }
}
