package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stores a file, or a folder's contents. */
@Command(name = "put", description = "Store a file, or with -r the contents of a folder.")
final class PutCommand extends FileCommand {
  @Mixin private TransferOptions options = new TransferOptions();

  @Parameters(
      index = "0",
      paramLabel = "LOCAL",
      description = "What is stored; - is standard input.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "LOCATION", description = "Where it goes.")
  private String to = "";

  @Override
  int run(Context context) throws FileFailure {
    return Copying.run(context, options, context.local(from), context.location(to));
  }

  @Override
  boolean asksForDirectory() {
    return options.recursive();
  }
}
