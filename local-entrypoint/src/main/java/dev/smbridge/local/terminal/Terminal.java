package dev.smbridge.local.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: data on one stream, everything else on the other, UTF-8 whatever the
 * locale; and who reads it.
 */
public record Terminal(PrintStream data, PrintStream messages, Person person) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** The standard streams of this process. */
  public static Terminal ofProcess() {
    return new Terminal(
        stream(new FileOutputStream(FileDescriptor.out), false),
        stream(new FileOutputStream(FileDescriptor.err), true),
        new ControllingTerminal());
  }

  private static PrintStream stream(OutputStream out, boolean autoFlush) {
    return new PrintStream(
        new BufferedOutputStream(out, BUFFER_BYTES), autoFlush, StandardCharsets.UTF_8);
  }

  /** Lets out what is buffered. */
  public void flush() {
    data.flush();
    messages.flush();
  }
}
