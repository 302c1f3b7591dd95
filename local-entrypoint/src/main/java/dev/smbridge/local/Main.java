package dev.smbridge.local;

import dev.smbridge.local.terminal.Terminal;

/** The process: standard streams in, an exit code out. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var terminal = Terminal.ofProcess();
    var code = Interruption.guarding(() -> Smbridge.run(terminal, args));
    terminal.flush();
    System.exit(code);
  }
}
