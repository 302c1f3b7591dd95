package dev.smbridge.local;

import dev.smbridge.local.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds one run of the program.
 *
 * @param terminal whose output {@code -} writes too, unbuffered so that a reader that has gone is
 *     noticed
 * @param input what {@code -} reads
 * @param environment the value of a variable by its name, or null where it is not set
 */
record Surroundings(
    Terminal terminal, InputStream input, UnaryOperator<@Nullable String> environment) {
  /** Those of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        Terminal.ofProcess(), new FileInputStream(FileDescriptor.in), System::getenv);
  }
}
