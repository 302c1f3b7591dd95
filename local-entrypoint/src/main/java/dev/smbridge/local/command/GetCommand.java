package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Fetches files, or a directory's contents. */
@Command(name = "get", description = "Fetch files, or with -r the contents of a directory.")
final class GetCommand extends FileCommand {
  @Mixin private TransferOptions options = new TransferOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "LOCATION... [LOCAL]",
      hideParamSyntax = true,
      description =
          "What is fetched, and last where it goes (default: this folder); - is standard output. *"
              + " and ? are understood; several go into a folder, each under its name.")
  private List<String> words = new ArrayList<>();

  @Override
  int run(Context context) throws FileFailure {
    var last = words.size() - 1;
    var to = context.local(last == 0 ? "." : words.getLast());
    var sources = Several.of(context, last == 0 ? words : words.subList(0, last));
    return Copying.run(context, options, sources, to);
  }

  @Override
  boolean asksForDirectory() {
    return options.recursive();
  }
}
