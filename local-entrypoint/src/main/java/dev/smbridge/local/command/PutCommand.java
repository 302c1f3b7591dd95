package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stores files, or a folder's contents. */
@Command(
    name = "put",
    description = {
      "Store local files, or with -r the contents of a folder.",
      "FROM are local paths, - is standard input; TO is a location."
    })
final class PutCommand extends FileCommand {
  @Mixin private TransferOptions options = new TransferOptions();
  @Mixin private FromAndTo words = new FromAndTo();

  @Override
  int run(Context context) throws FileFailure {
    var from = words.from();
    for (var word : from) {
      context.local(word);
    }
    var to = context.location(words.to());
    return Copying.run(context, options, Several.of(context, from), to);
  }

  @Override
  boolean asksForDirectory() {
    return options.recursive();
  }
}
