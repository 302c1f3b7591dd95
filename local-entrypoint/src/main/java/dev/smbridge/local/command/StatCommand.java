package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.transfer.Observer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one entry. */
@Command(name = "stat", description = "Show one file, directory or link.")
final class StatCommand extends FileCommand {
  @Parameters(paramLabel = "LOCATION", description = "A file or a directory.")
  private String location = "";

  @Override
  int run(Context context) throws FileFailure {
    var asked = new Operation.Stat(context.location(location));
    if (successful(context.perform(asked, Observer.NONE)).outcome()
        instanceof Outcome.Found(var entry)) {
      if (context.output().format() == OutputFormat.TABLE) {
        try (var printer = context.data().entries()) {
          printer.print(entry);
        }
      } else {
        context.data().json(context.data().answers().entry(entry));
      }
    }
    return 0;
  }
}
