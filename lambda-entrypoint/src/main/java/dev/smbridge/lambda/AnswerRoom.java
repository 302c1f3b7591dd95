package dev.smbridge.lambda;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.TreeFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of the room that all answers of a batch have together. */
final class AnswerRoom {
  private final TreeFormat format;
  private long leftBytes = AnswerDocument.LIMIT_BYTES;

  AnswerRoom(TreeFormat format) {
    this.format = format;
  }

  /** Whether one more fits; takes its room then. */
  boolean takes(Map<String, @Nullable Object> answer) {
    var bytes = format.write(answer).length;
    if (bytes > leftBytes) {
      return false;
    }
    leftBytes -= bytes;
    return true;
  }

  /** Why an answer is left out. */
  static FileFailure full() {
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        "its answer does not fit beside those before it in the batch: ask for it by itself");
  }
}
