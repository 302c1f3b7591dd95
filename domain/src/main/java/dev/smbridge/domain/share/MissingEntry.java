package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;

/** Tells a path that is not there from one that leads through a file. */
public final class MissingEntry {
  /** Said of a missing parent and of one that is a file ([MS-ERREF] 2.3.1). */
  private static final int OBJECT_PATH_NOT_FOUND = 0xC000003A;

  private MissingEntry() {}

  /**
   * What {@link Share#stat} answers when a look failed.
   *
   * @return nothing, where the server says that nothing is there
   * @throws FileFailure {@code NOT_A_DIRECTORY} for a path below a file, else the failure
   */
  public static Optional<Entry> orThrow(Share share, SharePath path, FileFailure failed)
      throws FileFailure {
    if (failed.kind() != FailureKind.NOT_FOUND) {
      throw failed;
    }
    var parent = path.parent();
    if (failed.ntStatus().orElse(0) == OBJECT_PATH_NOT_FOUND
        && parent.isPresent()
        && share.stat(parent.get()).filter(above -> above.type() == EntryType.FILE).isPresent()) {
      throw new FileFailure(FailureKind.NOT_A_DIRECTORY, "a parent of this path is a file")
          .withStatus(OBJECT_PATH_NOT_FOUND)
          .causedBy(failed);
    }
    return Optional.empty();
  }
}
