package dev.smbridge.local.command;

import dev.smbridge.domain.copy.SyncDeletion;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.local.terminal.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a directory's contents like another's. */
@Command(
    name = "sync",
    description = "Make the contents of TO like those of FROM: copy what differs, anywhere.")
final class SyncCommand extends FileCommand {
  @Option(
      names = "--delete",
      description =
          "At the end, once everything was copied, delete from TO what FROM does not have.")
  private boolean delete;

  @Option(
      names = "--delete-all",
      description = "With --delete: also where FROM turned out to be empty.")
  private boolean deleteAll;

  @Option(
      names = "--max-delete",
      paramLabel = "N",
      description = "With --delete: delete nothing where more than N entries would go.")
  private long maxDelete = Long.MAX_VALUE;

  @Mixin private CopyingOptions options = new CopyingOptions();

  @Parameters(index = "0", paramLabel = "FROM", description = "A directory, which is not changed.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The directory that becomes like it.")
  private String to = "";

  @Override
  int run(Context context) throws FileFailure {
    if (maxDelete < 0) {
      throw Context.usage("--max-delete is a number from 0");
    }
    var asked =
        new Operation.Sync(
            options.written(context.location(from)),
            options.written(context.location(to)),
            options.copyOptions(context, IfExists.DIFFERENT, true),
            new SyncDeletion(delete, deleteAll, maxDelete));
    var started = System.nanoTime();
    var observer = new TransferObserver(context, options.dryRun(), true, false);
    Result result;
    try (observer;
        var report = options.report(context, observer)) {
      result = context.perform(asked, report);
      result.failure().ifPresent(report::ended);
    }
    context.data().requireDelivery();
    if (result.outcome() instanceof Outcome.TreeCopied(var summary)) {
      tellSummary(context, summary, (System.nanoTime() - started) / 1e9);
      successful(result);
      return summary.failed() == 0 ? ExitCode.DONE : ExitCode.PARTLY_FAILED;
    }
    successful(result);
    throw new IllegalStateException("a synchronization came to " + result.outcome());
  }

  private void tellSummary(Context context, TreeSummary summary, double seconds) {
    context.tell(
        "%s %d files (%s), %d unchanged, %d deleted, %d failed, in %.1f s"
            .formatted(
                options.dryRun() ? "would copy" : "copied",
                summary.files(),
                Bytes.shown(summary.bytes()),
                summary.skipped(),
                summary.deleted(),
                summary.failed(),
                seconds));
    if (summary.links() > 0) {
      context.tell("%d links were passed over: see --links".formatted(summary.links()));
    }
    if (delete && (summary.failed() > 0 || summary.ended() != null) && summary.deleted() == 0) {
      context.tell("nothing was deleted, since not everything went well");
    }
  }

  @Override
  boolean asksForDirectory() {
    return true;
  }
}
