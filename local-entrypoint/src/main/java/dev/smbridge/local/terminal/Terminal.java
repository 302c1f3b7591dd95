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
 *
 * @param output what {@code data} ends in; unbuffered
 */
public record Terminal(DataOutput output, PrintStream data, PrintStream messages, Person person) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** The standard streams of this process. */
  public static Terminal ofProcess() {
    return on(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        new ControllingTerminal());
  }

  /** Any two streams. */
  public static Terminal on(OutputStream data, OutputStream messages, Person person) {
    var output = new DataOutput(data);
    return new Terminal(output, stream(output, false), stream(messages, true), person);
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
