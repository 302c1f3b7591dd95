package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.DocumentFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the room that all answers of a batch have together. Each answer that is still to
 * come can at least be a refusal.
 */
final class ResponseBudget {
  /** What {@link #full} and {@link #notBegun} take at most; the largest batch has room for them. */
  private static final int REFUSAL_BYTES = 500;

  /** What an answer without content takes at most: two paths of 1021 units and a message. */
  private static final int AMPLE_BYTES = 32 << 10;

  /** The most that one answer takes as text: 5.5 MiB, for Lambda allows 6 MB in all. */
  static final long LIMIT_BYTES = 11L << 19;

  private final DocumentFormat format;
  private long leftBytes = LIMIT_BYTES;
  private int stillToCome;
  private boolean ample = true;

  /** For answers that may be left out. */
  ResponseBudget(DocumentFormat format) {
    this.format = format;
  }

  /** For answers of which each counts. */
  ResponseBudget(DocumentFormat format, int items) {
    this.format = format;
    this.stillToCome = items;
  }

  /**
   * Whether the next answer has room whatever it says, unless it carries what was read. Once it has
   * none, no later one has: what follows is not done before what comes first.
   */
  boolean isAmple() {
    ample &= leftBytes - AMPLE_BYTES >= (long) stillToCome * REFUSAL_BYTES;
    return ample;
  }

  /** Takes the room of the next answer; where it does not fit, that of a refusal. */
  boolean takes(Map<String, @Nullable Object> answer) {
    stillToCome = Math.max(0, stillToCome - 1);
    var bytes = format.write(answer).length + 1;
    var fits = leftBytes - bytes >= (long) stillToCome * REFUSAL_BYTES;
    leftBytes -= fits ? bytes : REFUSAL_BYTES;
    return fits;
  }

  /** Why an answer is left out. */
  static FileFailure full() {
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        "its answer does not fit beside the others of the batch: ask for it by itself");
  }

  /** Why an operation is. */
  static FileFailure notBegun() {
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        "it was not begun: its answer might not fit beside the others of the batch, send it in"
            + " another");
  }
}
