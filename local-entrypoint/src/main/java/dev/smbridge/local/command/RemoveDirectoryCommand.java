package dev.smbridge.local.command;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.transfer.Observer;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes empty directories. */
@Command(name = "rmdir", description = "Remove empty directories; in S3 what marks one.")
final class RemoveDirectoryCommand extends FileCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "LOCATION",
      description = "Empty directories; * and ? are understood.")
  private List<String> locations = new ArrayList<>();

  @Override
  int run(Context context) throws FileFailure {
    var several = Several.of(context, locations);
    for (var location : several.locations()) {
      Locations.requireRemote(location, "rmdir");
    }
    return several.each(context, location -> remove(context, location));
  }

  private static int remove(Context context, Location location) throws FileFailure {
    var asked = new Operation.Delete(location, false, EntryType.DIRECTORY);
    successful(context.perform(asked, Observer.NONE));
    context.tell("removed " + Locations.shown(location));
    return ExitCode.DONE;
  }

  @Override
  boolean asksForDirectory() {
    return locations.stream().noneMatch(Wildcards::areIn);
  }
}
