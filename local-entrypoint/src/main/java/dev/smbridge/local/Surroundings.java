package dev.smbridge.local;

import dev.smbridge.local.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds one run of the program.
 *
 * @param input what {@code -} reads
 * @param output what {@code -} writes, unbuffered so that a reader that has gone is noticed
 * @param environment the value of a variable by its name, or null where it is not set
 */
record Surroundings(
    Terminal terminal,
    InputStream input,
    OutputStream output,
    UnaryOperator<@Nullable String> environment) {
  /** Those of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        Terminal.ofProcess(),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        System::getenv);
  }
}
