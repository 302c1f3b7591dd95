package dev.smbridge.local;

/** The process: standard streams in, an exit code out. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var surroundings = Surroundings.ofProcess();
    System.exit(Interruption.guarding(() -> run(surroundings, args)));
  }

  private static int run(Surroundings surroundings, String... args) {
    try {
      return Smbridge.run(surroundings, args);
    } finally {
      surroundings.terminal().flush();
    }
  }
}
