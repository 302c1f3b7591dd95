package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.StagedDraft;
import dev.smbridge.domain.transfer.Access;
import dev.smbridge.domain.transfer.ByteRate;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Transfer;
import java.nio.ByteBuffer;

/** A small file that is read before its copy is begun, so that the copy is made in one step. */
final class SmallContent {
  private SmallContent() {}

  /** Whether a file is small, and can be read from its start. */
  static boolean is(Content content) {
    var size = content.version().sizeBytes();
    return content.access() == Access.POSITIONAL && size >= 0 && size <= StagedDraft.SMALL_BYTES;
  }

  /**
   * Reads all of it, as fast as it may move.
   *
   * @throws FileFailure {@code CHANGED} when it did not stay the same to the end
   */
  static ByteBuffer read(Content content, ByteRate rate, Deadline deadline) throws FileFailure {
    deadline.nextWait();
    var bytes = ByteBuffer.allocate((int) content.version().sizeBytes());
    var _ = rate.limiting(content, deadline).readAt(0, bytes);
    if (bytes.hasRemaining() || !content.isCurrent()) {
      throw Transfer.changed();
    }
    return bytes.flip();
  }
}
