package dev.smbridge.local.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command writes: data on one stream, everything else on the other, UTF-8 whatever the
 * locale.
 *
 * @param interactive whether a person sees what goes to {@code messages}
 */
public record Terminal(
    PrintStream data, PrintStream messages, boolean interactive, PasswordPrompt passwords) {
  /** Asks a person for what must not be seen. */
  public interface PasswordPrompt {
    /** The password, which the caller erases; empty where nobody can be asked. */
    Optional<char[]> ask(String prompt);
  }

  private static final int BUFFER_BYTES = 1 << 16;

  /** The standard streams of this process. */
  public static Terminal ofProcess() {
    return new Terminal(
        stream(new FileOutputStream(FileDescriptor.out), false),
        stream(new FileOutputStream(FileDescriptor.err), true),
        hasPerson(),
        Terminal::askConsole);
  }

  private static PrintStream stream(OutputStream out, boolean autoFlush) {
    return new PrintStream(
        new BufferedOutputStream(out, BUFFER_BYTES), autoFlush, StandardCharsets.UTF_8);
  }

  private static boolean hasPerson() {
    return console().isPresent() && System.getenv("TERM") != null;
  }

  private static Optional<char[]> askConsole(String prompt) {
    return console().map(console -> console.readPassword("%s", prompt));
  }

  // Null where the streams are redirected, as before JDK 22: JDK-8351435 took the other default
  // back.
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /** Lets out what is buffered. */
  public void flush() {
    data.flush();
    messages.flush();
  }
}
