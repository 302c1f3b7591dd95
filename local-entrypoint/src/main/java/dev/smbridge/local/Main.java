package dev.smbridge.local;

/** The process: standard streams in, an exit code out. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var surroundings = Surroundings.ofProcess();
    var code = Interruption.guarding(() -> Smbridge.run(surroundings, args));
    surroundings.terminal().flush();
    System.exit(code);
  }
}
