package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Fetches a file, or a directory's contents. */
@Command(name = "get", description = "Fetch a file, or with -r the contents of a directory.")
final class GetCommand extends FileCommand {
  @Mixin private TransferOptions options = new TransferOptions();

  @Parameters(index = "0", paramLabel = "LOCATION", description = "What is fetched.")
  private String from = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "LOCAL",
      defaultValue = ".",
      description = "Where it goes (default: this folder); - is standard output.")
  private String to = ".";

  @Override
  int run(Context context) throws FileFailure {
    return Copying.run(context, options, context.location(from), context.local(to));
  }

  @Override
  boolean asksForDirectory() {
    return options.recursive();
  }
}
