package dev.smbridge.local;

import dev.smbridge.local.command.Commands;

/** One run of the program. */
final class Smbridge {
  private Smbridge() {}

  /** Runs a command line to its exit code. */
  static int run(Surroundings surroundings, String... args) {
    try (var workbench = new LocalWorkbench(surroundings)) {
      return Commands.run(workbench, args);
    }
  }
}
