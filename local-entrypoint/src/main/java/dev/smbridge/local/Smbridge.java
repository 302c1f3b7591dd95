package dev.smbridge.local;

import dev.smbridge.local.command.Commands;
import dev.smbridge.local.terminal.Terminal;

/** One run of the program. */
final class Smbridge {
  private Smbridge() {}

  /** Runs a command line to its exit code. */
  static int run(Terminal terminal, String... args) {
    try (var workbench = new LocalWorkbench(terminal)) {
      return Commands.run(workbench, args);
    }
  }
}
