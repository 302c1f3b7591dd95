package dev.smbridge.local.command;

import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.local.terminal.Bytes;

/** What {@code get}, {@code put} and {@code cp} have in common. */
final class Copying {
  private Copying() {}

  static int run(Context context, TransferOptions options, Several sources, Location to)
      throws FileFailure {
    return sources.many()
        ? SeveralCopies.run(context, options, sources, to)
        : one(context, options, sources.locations().getFirst(), to);
  }

  private static int one(Context context, TransferOptions options, Location from, Location to)
      throws FileFailure {
    var asked =
        new Operation.Copy(
            options.written(from), options.written(to), options.copyOptions(context));
    var toData = to.equals(Location.InStore.STANDARD_STREAM);
    var observer = new TransferObserver(context, options.dryRun(), options.recursive(), toData);
    Result result;
    try (observer;
        var report = options.report(context, observer)) {
      result = context.perform(asked, report);
      if (result.outcome() instanceof Outcome.Stored(var entry, var skipped)) {
        report.stored(entry, skipped);
      }
      result.failure().ifPresent(report::ended);
    }
    context.data().requireDelivery();
    result.notes().forEach(context::tell);
    if (result.outcome() instanceof Outcome.TreeCopied(var copied)) {
      tellSummary(context, options, copied);
    }
    return switch (FileCommand.successful(result).outcome()) {
      case Outcome.Stored ignored -> ExitCode.DONE;
      case Outcome.TreeCopied(var copied) ->
          copied.failed() == 0 ? ExitCode.DONE : ExitCode.PARTLY_FAILED;
      default -> throw new IllegalStateException("a copy came to " + result.outcome());
    };
  }

  static void tellSummary(Context context, TransferOptions options, TreeSummary copied) {
    context.tell(
        "%s %d files (%s), %d skipped, %d failed"
            .formatted(
                options.dryRun() ? "would copy" : "copied",
                copied.files(),
                Bytes.shown(copied.bytes()),
                copied.skipped(),
                copied.failed()));
    if (copied.links() > 0) {
      context.tell("%d links were passed over: see --links".formatted(copied.links()));
    }
    if (copied.foundNothing()) {
      context.tell("no file matched");
    }
  }
}
