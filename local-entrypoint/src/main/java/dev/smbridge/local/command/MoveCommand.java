package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.IfExists;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Moves: a rename within one share, else a copy that is checked before the source is deleted. */
@Command(
    name = "mv",
    description = {
      "Move or rename. Within one share that is a rename; to and from S3, another share or a local",
      "path a file is copied, checked, and then deleted where it was."
    })
final class MoveCommand extends FileCommand {
  @Option(
      names = "--if-exists",
      paramLabel = "WHAT",
      converter = Choice.OfIfExistsOfMove.class,
      completionCandidates = Choice.OfIfExistsOfMove.class,
      defaultValue = "fail",
      description = "fail, replace (within one share) or skip (default: ${DEFAULT-VALUE}).")
  private IfExists ifExists = IfExists.FAIL;

  @Mixin private FromAndTo words = new FromAndTo();

  @Override
  int run(Context context) throws FileFailure {
    var sources = words.from();
    var to = context.location(words.to());
    var several = Several.of(context, sources);
    if (Locations.isLocal(to)) {
      for (var from : several.locations()) {
        Locations.requireRemote(from, "mv");
      }
    }
    var destination = several.many() ? SeveralCopies.asDirectory(to) : to;
    return several.each(context, from -> move(context, from, destination));
  }

  private int move(Context context, Location from, Location to) throws FileFailure {
    var asked = new Operation.Move(from, to, ifExists, true);
    Result result;
    try (var observer = new TransferObserver(context, false, true, false)) {
      result = context.perform(asked, observer);
    }
    if (successful(result).outcome() instanceof Outcome.Stored(var entry, var skipped)) {
      context.tell((skipped ? "skipped " : "moved to ") + entry.path() + way(from, to, skipped));
    }
    return ExitCode.DONE;
  }

  private static String way(Location from, Location to, boolean skipped) {
    var isRename =
        from instanceof Location.OnShare source
            && to instanceof Location.OnShare destination
            && source.target().equals(destination.target());
    return isRename || skipped ? "" : " (copied, then deleted where it was)";
  }
}
