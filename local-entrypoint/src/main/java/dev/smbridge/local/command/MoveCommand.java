package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Observer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renames within one share. */
@Command(name = "mv", description = "Move or rename within one share.")
final class MoveCommand extends FileCommand {
  @Option(
      names = "--if-exists",
      paramLabel = "WHAT",
      defaultValue = "fail",
      description = "fail, replace or skip (default: ${DEFAULT-VALUE}).")
  private IfExists ifExists = IfExists.FAIL;

  @Parameters(index = "0", paramLabel = "FROM", description = "What is moved.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Where it goes.")
  private String to = "";

  @Override
  int run(Context context) throws FileFailure {
    if (ifExists == IfExists.APPEND) {
      throw Context.usage("--if-exists is fail, replace or skip");
    }
    var asked = new Operation.Move(context.onShare(from), context.onShare(to), ifExists, true);
    if (successful(context.perform(asked, Observer.NONE)).outcome()
        instanceof Outcome.Stored(var entry, var skipped)) {
      context.tell((skipped ? "skipped " : "moved to ") + entry.path());
    }
    return 0;
  }
}
