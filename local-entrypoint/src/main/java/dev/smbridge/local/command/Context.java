package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.location.LocationParser;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.Printable;
import dev.smbridge.local.terminal.Terminal;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every command takes, and what a command does with them. */
public final class Context {
  private static final int LONGEST_TIMEOUT_SECONDS = 86_400;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and end.")
  @SuppressWarnings("UnusedVariable") // picocli shows the help by itself.
  private boolean help;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Targets and routes (default: $SMBRIDGE_CONFIG, else ~/.config/smbridge/config.json).")
  private @Nullable Path config;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "The longest wait for one answer of a server (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds = 30;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  private @Nullable Workbench workbench;
  private boolean namesServer;

  void use(Workbench workbench) {
    this.workbench = workbench;
  }

  private Workbench workbench() {
    if (workbench == null) {
      throw new IllegalStateException("a command runs only with a workbench");
    }
    return workbench;
  }

  Terminal terminal() {
    return workbench().terminal();
  }

  UnaryOperator<@Nullable String> environment() {
    return workbench().environment();
  }

  List<String> startCommand() {
    return workbench().startCommand();
  }

  /** What {@code -} reads. */
  InputStream input() {
    return workbench().input();
  }

  OutputOptions output() {
    return output;
  }

  private LocationParser parser() throws FileFailure {
    return LocationParser.forCommandLine(workbench().configuration(config), connection.defaults());
  }

  Location location(String text) throws FileFailure {
    note(text);
    return parser().parse(text);
  }

  /** A location to list, which may be all buckets. */
  Location listed(String text) throws FileFailure {
    note(text);
    return parser().parseListed(text);
  }

  /** A server with or without a share. */
  ConfiguredTarget server(String text) throws FileFailure {
    note(text);
    return parser().parseServer(text);
  }

  private void note(String text) {
    namesServer |=
        text.regionMatches(true, 0, "smb:", 0, 4)
            || text.startsWith("//")
            || text.startsWith("\\\\");
  }

  /** A location that must be on a share. */
  OnShare onShare(String text) throws FileFailure {
    return Locations.requireOnShare(location(text), text);
  }

  /** A location that must be local. */
  Location local(String text) throws FileFailure {
    return Locations.requireLocal(location(text), text);
  }

  Result perform(Operation operation, Observer observer) throws FileFailure {
    if (timeoutSeconds < 1 || timeoutSeconds > LONGEST_TIMEOUT_SECONDS) {
      throw usage("--timeout is a number of seconds from 1 to " + LONGEST_TIMEOUT_SECONDS);
    }
    if (connection.given() && !namesServer) {
      throw usage(
          "--backend, --encryption, --signing, --min-dialect, --auth and --credentials are for"
              + " smb:// locations: a configured target says all that itself");
    }
    var deadline = Deadline.patient(Duration.ofSeconds(timeoutSeconds));
    var result = workbench().operations().perform(operation, deadline, observer);
    var session = result.session();
    if (output.verbose() && session != null) {
      say(
          "session: %s, SMB %s, %s, %s, server %s, cipher %s, signatures %s, %s"
              .formatted(
                  session.backend(),
                  session.dialect().text(),
                  session.encrypted() ? "encrypted" : "NOT encrypted",
                  session.signed() ? "responses verified" : "responses NOT verified",
                  session.server(),
                  session.cipher(),
                  session.signature(),
                  session.cryptography()));
    }
    return result;
  }

  /** What writes data in the format that was asked for. */
  DataFormat data() {
    return new DataFormat(workbench(), output.format());
  }

  /** Tells the person something, unless nothing is to be said. */
  void tell(String message) {
    if (!output.quiet()) {
      say(message);
    }
  }

  private void say(String message) {
    terminal().messages().println(Printable.of(message));
  }

  /** Says what failed, in one line, and what the process ends with. */
  int fail(FileFailure failure, boolean directoryAsked) {
    say(FailureText.of(failure));
    return ExitCode.of(failure, directoryAsked);
  }

  static FileFailure usage(String message) {
    return new FileFailure(FailureKind.INVALID_REQUEST, message);
  }
}
