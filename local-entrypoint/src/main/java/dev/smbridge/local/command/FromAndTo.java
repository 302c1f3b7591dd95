package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/**
 * The words of a command that takes things from somewhere to somewhere: the last one is where to.
 */
public final class FromAndTo {
  @Parameters(
      arity = "1..*",
      paramLabel = "FROM... TO",
      hideParamSyntax = true,
      description =
          "What is taken, and last where it goes. * and ? in FROM are understood; several go into"
              + " a directory, each under its name.")
  private List<String> words = new ArrayList<>();

  List<String> from() throws FileFailure {
    if (words.size() < 2) {
      throw Context.usage("name what is taken and, last, where it goes");
    }
    return words.subList(0, words.size() - 1);
  }

  String to() {
    return words.getLast();
  }
}
