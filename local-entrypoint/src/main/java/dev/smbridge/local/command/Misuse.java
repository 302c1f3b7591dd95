package dev.smbridge.local.command;

import dev.smbridge.local.terminal.Printable;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with a command line, in one sentence, and what was probably meant. */
final class Misuse {
  private static final Pattern UNKNOWN_TO_HELP = Pattern.compile("Unknown subcommand '(.*)'\\.?");

  private Misuse() {}

  /** Says it, and what the process ends with. */
  static int tell(ParameterException misuse) {
    var commandLine = misuse.getCommandLine();
    var name = commandLine.getCommandSpec().qualifiedName();
    commandLine
        .getErr()
        .println("smbridge: " + Printable.of(sentence(misuse)) + " (see `" + name + " --help`)");
    return ExitCode.USAGE;
  }

  private static String sentence(ParameterException misuse) {
    var commandLine = misuse.getCommandLine();
    var unknown = unmatched(misuse);
    var option = unknown.stream().filter(word -> word.startsWith("-")).findFirst();
    if (commandLine.getParent() == null && !unknown.isEmpty()) {
      var first = unknown.getFirst();
      return first.startsWith("-") ? "name a command" : unknownCommand(commandLine, first);
    }
    if (option.isPresent()) {
      return unknownOption(commandLine, option.get());
    }
    return unknown.isEmpty()
        ? said(commandLine, String.valueOf(misuse.getMessage()))
        : "one word is too many: \"" + unknown.getFirst() + "\"";
  }

  /** What picocli says, in plainer words. */
  private static String said(CommandLine commandLine, String message) {
    var asked = UNKNOWN_TO_HELP.matcher(message);
    return asked.matches()
        ? unknownCommand(commandLine, asked.group(1))
        : message.replace(" is not an int", " is no number");
  }

  /** An unknown option is the cause also where it was taken for what is then missing. */
  private static List<String> unmatched(ParameterException misuse) {
    return misuse instanceof UnmatchedArgumentException unmatched
        ? unmatched.getUnmatched()
        : misuse.getCommandLine().getUnmatchedArguments();
  }

  private static String unknownCommand(CommandLine commandLine, String word) {
    var meant = Similar.command(word, commandLine.getSubcommands().keySet());
    return "there is no command \"" + word + "\"" + hint(meant.orElse(""));
  }

  /** Without the option's value: a password may be in it. */
  private static String unknownOption(CommandLine commandLine, String word) {
    var name = word.substring(0, word.indexOf('=') < 0 ? word.length() : word.indexOf('='));
    var meant = Similar.word(name, commandLine.getCommandSpec().optionsMap().keySet());
    return "there is no option \"" + name + "\"" + hint(meant.orElse(""));
  }

  private static String hint(String meant) {
    return meant.isEmpty() ? "" : ": did you mean " + meant + "?";
  }
}
