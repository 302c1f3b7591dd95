package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Copies between any two kinds of location. */
@Command(name = "cp", description = "Copy files, or with -r the contents of a directory, anywhere.")
final class CopyCommand extends FileCommand {
  @Mixin private TransferOptions options = new TransferOptions();
  @Mixin private FromAndTo words = new FromAndTo();

  @Override
  int run(Context context) throws FileFailure {
    var sources = words.from();
    var to = context.location(words.to());
    return Copying.run(context, options, Several.of(context, sources), to);
  }

  @Override
  boolean asksForDirectory() {
    return options.recursive();
  }
}
