package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.local.terminal.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** The program's commands. */
@Command(
    name = "smbridge",
    mixinStandardHelpOptions = true,
    version = "smbridge 0.1.0",
    description = "Files on SMB shares: encrypted, whole, and honest about what happened.",
    synopsisSubcommandLabel = "COMMAND")
public final class Commands {
  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  private Commands() {}

  private static Map<String, Supplier<Object>> commands() {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("ls", ListCommand::new);
    commands.put("stat", StatCommand::new);
    commands.put("cat", CatCommand::new);
    commands.put("get", GetCommand::new);
    commands.put("put", PutCommand::new);
    commands.put("cp", CopyCommand::new);
    commands.put("sync", SyncCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("mv", MoveCommand::new);
    commands.put("rm", RemoveCommand::new);
    commands.put("mkdir", MakeDirectoryCommand::new);
    commands.put("rmdir", RemoveDirectoryCommand::new);
    commands.put("shares", SharesCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("bench", BenchCommand::new);
    commands.put("demo", DemoCommand::new);
    commands.put("generate-completion", GenerateCompletion::new);
    commands.put("help", HelpCommand::new);
    return commands;
  }

  /**
   * The command line with the one command that is meant, since reading the options of all of them
   * takes most of the time that a small command has; with all of them where it is not clear.
   */
  private static CommandLine commandLine(String... args) {
    var commandLine = new CommandLine(new Commands());
    var meant = args.length == 0 ? "" : args[0];
    var alone = COMMANDS.containsKey(meant) && !meant.equals("help") && !meant.startsWith("gen");
    COMMANDS.forEach((name, command) -> {
      if (!alone || name.equals(meant)) {
        commandLine.addSubcommand(name, command.get());
      }
    });
    return commandLine;
  }

  /** Runs a command line to its exit code. */
  public static int run(Workbench workbench, String... typed) {
    var terminal = workbench.terminal();
    var args = CommandFirst.order(COMMANDS.keySet(), typed);
    var commands =
        commandLine(args)
            .setAbbreviatedOptionsAllowed(false)
            .setOut(writer(terminal.data()))
            .setErr(writer(terminal.messages()))
            .setParameterExceptionHandler((misuse, ignored) -> Misuse.tell(misuse))
            .setExecutionStrategy(parsed -> execute(workbench, parsed));
    return delivered(terminal, commands.execute(args));
  }

  /** What was to be shown and was not is a failure, though streams do not say it by themselves. */
  private static int delivered(Terminal terminal, int code) {
    terminal.data().flush();
    if (terminal.output().hasNoReader()) {
      return ExitCode.NO_READER;
    }
    try {
      terminal.output().requireTaken();
      return code;
    } catch (FileFailure e) {
      if (code != ExitCode.DONE) {
        return code;
      }
      terminal.messages().println(FailureText.of(e));
      return ExitCode.of(e, false);
    }
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
}
