package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.location.LocationParser;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;
import dev.smbridge.local.terminal.CheckedEntryPrinter;
import dev.smbridge.local.terminal.EntryPrinter;
import dev.smbridge.local.terminal.JsonEntryPrinter;
import dev.smbridge.local.terminal.Printable;
import dev.smbridge.local.terminal.SortedEntryPrinter;
import dev.smbridge.local.terminal.TableEntryPrinter;
import dev.smbridge.local.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    if (location(text) instanceof OnShare onShare) {
      return onShare;
    }
    throw notOnShare(text);
  }

  static FileFailure notOnShare(String text) {
    return usage("\"" + text + "\" is not on a share: write smb://host/share/path or target:path");
  }

  /** A location that must be local. */
  Location local(String text) throws FileFailure {
    var location = location(text);
    if (isLocal(location)) {
      return location;
    }
    throw usage("\"" + text + "\" is no local path: cp copies between any two places");
  }

  static boolean isLocal(Location location) {
    return location instanceof Location.InStore inStore && inStore.store().equals(Location.LOCAL);
  }

  /** A location as messages name it. */
  static String shown(Location location) {
    return switch (location) {
      case OnShare onShare -> onShare.path().isRoot() ? "/" : onShare.path().text();
      case Location.InStore inStore -> inStore.key().key();
    };
  }

  /** Refuses local paths where the system's own command does the same. */
  static void requireRemote(Location location, String command) throws FileFailure {
    if (isLocal(location)) {
      throw usage(
          "\""
              + shown(location)
              + "\" is a local path: use the system's own "
              + command
              + "; a share is smb://host/share/path or target:path");
    }
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
          "session: %s, SMB %s, %s, %s, server %s, %s"
              .formatted(
                  session.backend(),
                  session.dialect().text(),
                  session.encrypted() ? "encrypted" : "NOT encrypted",
                  session.signed() ? "responses verified" : "responses NOT verified",
                  session.server(),
                  session.cryptography()));
    }
    return result;
  }

  /** A printer in the format that was asked for; the caller closes it. */
  EntryPrinter entries() {
    var data = terminal().data();
    var format = workbench().format();
    var printer =
        switch (output.format()) {
          case TABLE -> new TableEntryPrinter(data);
          case JSON -> new JsonEntryPrinter(format.array(data), answers());
          case JSONL -> new JsonEntryPrinter(format.lines(data), answers());
        };
    return new SortedEntryPrinter(new CheckedEntryPrinter(printer, terminal().output()));
  }

  /** Writes one JSON document as a line of data. */
  void json(Map<String, @Nullable Object> tree) {
    var data = terminal().data();
    data.writeBytes(workbench().format().write(tree));
    data.println();
  }

  /** Writes documents as one array, or a line each, as was asked for. */
  void sequence(List<Map<String, @Nullable Object>> trees) throws FileFailure {
    var data = terminal().data();
    var format = workbench().format();
    try (var sequence =
        output.format() == OutputFormat.JSON ? format.array(data) : format.lines(data)) {
      for (var tree : trees) {
        sequence.add(tree);
      }
    }
  }

  /** Lets out the data so far, and insists that it was taken. */
  void requireDelivery() throws FileFailure {
    terminal().data().flush();
    terminal().output().requireTaken();
  }

  AnswerDocument answers() {
    return workbench().answers();
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
