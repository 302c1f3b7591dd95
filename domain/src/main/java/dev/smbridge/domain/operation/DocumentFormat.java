package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into plain values and back, knowing nothing of what they mean. A value is a {@link
 * java.util.Map} with its keys in order, a {@link java.util.List}, a {@link String}, a {@link Long}
 * (or a {@link java.math.BigDecimal} where a number is not a whole one of 64 bits), a {@link
 * Boolean} or null.
 */
public interface DocumentFormat {
  /**
   * Reads one document.
   *
   * @param text UTF-8
   * @param origin names the document in messages
   * @throws FileFailure {@code INVALID_REQUEST} saying where it cannot be understood, without
   *     quoting it: not well-formed, nested too deeply, or a name twice in one object
   */
  @Nullable Object read(byte[] text, String origin) throws FileFailure;

  /**
   * Writes one document as a single line of UTF-8 without a line break at its end; nothing in it
   * steers a terminal.
   *
   * @param value any {@link Number} is allowed here
   * @throws IllegalArgumentException when it holds anything else
   */
  byte[] write(@Nullable Object value);

  /** Begins one array that is written as its elements come. */
  Sequence array(OutputStream out);

  /** Begins documents that are written a line each. */
  Sequence lines(OutputStream out);

  /** Documents written one behind the other; memory does not grow with their number. */
  interface Sequence extends AutoCloseable {
    /**
     * Writes one more; one thread at a time.
     *
     * @throws FileFailure when {@code out} does not take it
     */
    void add(@Nullable Object value) throws FileFailure;

    /** Ends the array, and flushes; leaves {@code out} open. Idempotent. */
    @Override
    void close() throws FileFailure;
  }
}
