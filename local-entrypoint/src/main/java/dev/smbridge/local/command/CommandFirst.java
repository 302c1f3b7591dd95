package dev.smbridge.local.command;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Takes options that were typed before the command as if they stood behind it. */
final class CommandFirst {
  private static final Set<String> OF_PROGRAM = Set.of("-h", "--help", "-V", "--version");

  private CommandFirst() {}

  /** The same words with the command, or what stands in its place, before all options. */
  static String[] order(Set<String> commands, String... typed) {
    if (typed.length == 0 || !typed[0].startsWith("-") || OF_PROGRAM.contains(typed[0])) {
      return typed;
    }
    var command = position(commands, typed);
    return command == typed.length
        ? typed
        : Stream.of(
                Stream.of(typed[command]),
                Arrays.stream(typed, 0, command),
                Arrays.stream(typed, command + 1, typed.length))
            .flatMap(words -> words)
            .toArray(String[]::new);
  }

  /** Where the first word is that is neither an option nor an option's value. */
  private static int position(Set<String> commands, String... typed) {
    var common = CommandSpec.forAnnotatedObject(new Context()).optionsMap();
    var position = 0;
    while (position < typed.length && typed[position].startsWith("-")) {
      var option = common.get(typed[position]);
      var follower = position + 1 < typed.length ? typed[position + 1] : "-";
      var takesNext =
          option == null ? isValue(typed[position], follower, commands) : option.arity().max() > 0;
      position += takesNext ? 2 : 1;
    }
    return Math.min(position, typed.length);
  }

  /** Of an option that only some commands have: whether the next word is its value. */
  private static boolean isValue(String option, String follower, Set<String> commands) {
    return option.indexOf('=') < 0 && !follower.startsWith("-") && !commands.contains(follower);
  }
}
