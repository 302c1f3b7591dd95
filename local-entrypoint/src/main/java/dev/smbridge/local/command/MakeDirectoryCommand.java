package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.transfer.Observer;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes directories. */
@Command(name = "mkdir", description = "Make directories; S3 needs none.")
final class MakeDirectoryCommand extends FileCommand {
  @Option(
      names = {"-p", "--parents"},
      description = "Make missing parents, and be content where it exists.")
  private boolean parents;

  @Parameters(arity = "1..*", paramLabel = "LOCATION", description = "The directories.")
  private List<String> words = new ArrayList<>();

  @Override
  int run(Context context) throws FileFailure {
    var locations = new ArrayList<Location>();
    for (var word : words) {
      var location = context.location(word);
      Locations.requireRemote(location, "mkdir");
      locations.add(location);
    }
    return new Several(List.copyOf(locations), locations.size() > 1)
        .each(context, location -> make(context, location));
  }

  private int make(Context context, Location location) throws FileFailure {
    switch (location) {
      case Location.InStore _ ->
          context.tell("nothing to make: S3 has no directories, and a prefix needs none");
      case Location.OnShare onShare -> {
        successful(context.perform(new Operation.MakeDirectory(onShare, parents), Observer.NONE));
        context.tell("made " + Locations.shown(location));
      }
    }
    return ExitCode.DONE;
  }
}
