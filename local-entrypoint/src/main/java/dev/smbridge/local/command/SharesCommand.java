package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.share.ShareName;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.Printable;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the shares of a server. */
@Command(name = "shares", description = "List the shares of a server.")
final class SharesCommand extends FileCommand {
  @Option(
      names = {"-a", "--all"},
      description = "Show hidden shares, too: those whose name ends in $.")
  private boolean all;

  @Parameters(paramLabel = "SERVER", description = "smb://host, or a configured target's name:")
  private String server = "";

  @Override
  int run(Context context) throws FileFailure {
    var asked = new Operation.ListShares(context.server(server), all);
    if (successful(context.perform(asked, Observer.NONE)).outcome()
        instanceof Outcome.Shares(var shares)) {
      show(context, shares);
    }
    return 0;
  }

  private static void show(Context context, List<ShareName> shares) throws FileFailure {
    if (context.output().format() != OutputFormat.TABLE) {
      context.data().sequence(shares.stream().map(context.data().answers()::share).toList());
      return;
    }
    var data = context.terminal().data();
    data.printf("%-24s  %-8s  %s%n", "NAME", "TYPE", "COMMENT");
    for (var share : shares) {
      data.printf(
          "%-24s  %-8s  %s%n",
          Printable.of(share.name()),
          share.type().name().toLowerCase(Locale.ROOT),
          Printable.of(share.comment()));
    }
  }
}
