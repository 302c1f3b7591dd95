package dev.smbridge.local.terminal;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, unbuffered. It remembers why it took no more, for a {@link java.io.PrintStream}
 * on it does not say so by itself.
 */
public final class DataOutput extends OutputStream {
  private static final String NAME = "standard output";

  private final OutputStream out;
  private volatile @Nullable IOException refused;

  DataOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException failed) {
      remember(failed);
      throw failed;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException failed) {
      remember(failed);
      throw failed;
    }
  }

  private void remember(IOException failed) {
    if (refused == null) {
      refused = failed;
    }
  }

  /** Whether something was not taken. */
  public boolean isBroken() {
    return refused != null;
  }

  /** Whether the reader closed its end, as {@code head} does once it has seen enough. */
  public boolean hasNoReader() {
    return reason().equals("broken pipe");
  }

  /**
   * Insists that everything was taken that has been written so far.
   *
   * @throws FileFailure {@code NO_SPACE} for a full disk, else {@code OTHER}
   */
  public void requireTaken() throws FileFailure {
    var cause = refused;
    if (cause != null) {
      throw failure(cause).causedBy(cause).at(NAME);
    }
  }

  private FileFailure failure(IOException cause) {
    return switch (reason()) {
      case "no space left on device", "disk quota exceeded", "file too large" ->
          new FileFailure(
              FailureKind.NO_SPACE, "the disk has no room for it: " + cause.getMessage());
      case "broken pipe" -> new FileFailure(FailureKind.OTHER, "the reader of the output has gone");
      default -> new FileFailure(FailureKind.OTHER, "it cannot be written: " + cause.getMessage());
    };
  }

  /** The system's own words: Java has no exception for most error numbers. */
  private String reason() {
    var cause = refused;
    var message = cause == null ? null : cause.getMessage();
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
