package dev.smbridge.local.command;

import dev.smbridge.local.terminal.Printable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's commands. */
@Command(
    name = "smbridge",
    mixinStandardHelpOptions = true,
    version = "smbridge 0.1.0",
    description = "Files on SMB shares: encrypted, whole, and honest about what happened.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      StatCommand.class,
      CatCommand.class,
      GetCommand.class,
      PutCommand.class,
      CopyCommand.class,
      MoveCommand.class,
      RemoveCommand.class,
      MakeDirectoryCommand.class,
      RemoveDirectoryCommand.class,
      SharesCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    })
public final class Commands {
  private Commands() {}

  /** Runs a command line to its exit code. */
  public static int run(Workbench workbench, String... args) {
    var terminal = workbench.terminal();
    var commands =
        new CommandLine(new Commands())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setAbbreviatedOptionsAllowed(false)
            .setOut(writer(terminal.data()))
            .setErr(writer(terminal.messages()))
            .setParameterExceptionHandler(Commands::misuse)
            .setExecutionStrategy(parsed -> execute(workbench, parsed));
    return commands.execute(args);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int execute(Workbench workbench, ParseResult parsed) {
    var chosen = parsed;
    while (chosen.hasSubcommand()) {
      chosen = chosen.subcommand();
    }
    if (chosen.commandSpec().userObject() instanceof Equipped equipped) {
      equipped.use(workbench);
    } else if (!parsed.hasSubcommand()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      var commandLine = parsed.commandSpec().commandLine();
      commandLine.usage(commandLine.getErr());
      return ExitCode.USAGE;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static String explained(ParameterException misuse) {
    return misuse instanceof UnmatchedArgumentException unmatched
            && unmatched.getCommandLine().getParent() == null
        ? "there is no command \"" + unmatched.getUnmatched().getFirst() + "\""
        : String.valueOf(misuse.getMessage());
  }

  private static int misuse(ParameterException misuse, String[] args) {
    var commandLine = misuse.getCommandLine();
    var name = commandLine.getCommandSpec().qualifiedName();
    commandLine
        .getErr()
        .println(
            "smbridge: " + Printable.of(explained(misuse)) + " (see `" + name + " --help`)");
    return ExitCode.USAGE;
  }
}
