package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies between any two kinds of location. */
@Command(name = "cp", description = "Copy a file, or with -r a directory's contents, anywhere.")
final class CopyCommand extends FileCommand {
  @Mixin private TransferOptions options = new TransferOptions();

  @Parameters(index = "0", paramLabel = "FROM", description = "What is copied.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Where it goes.")
  private String to = "";

  @Override
  int run(Context context) throws FileFailure {
    return Copying.run(context, options, context.location(from), context.location(to));
  }

  @Override
  boolean asksForDirectory() {
    return options.recursive();
  }
}
