package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;

/** Tells a path that is not there from one that leads through a file. */
public final class MissingEntry {
  /** Said of a missing parent and of one that is a file ([MS-ERREF] 2.3.1). */
  private static final int OBJECT_PATH_NOT_FOUND = 0xC000003A;

  private MissingEntry() {}

  /**
   * What {@link Share#stat} fails with when a look failed.
   *
   * @return {@code NOT_A_DIRECTORY} for a path below a file, else the failure
   * @throws FileFailure where the parent cannot be looked at
   */
  public static FileFailure explain(Share share, SharePath path, FileFailure failed)
      throws FileFailure {
    var parent = path.parent();
    if (failed.ntStatus().orElse(0) == OBJECT_PATH_NOT_FOUND
        && parent.isPresent()
        && Lookup.find(share, parent.get())
            .filter(above -> above.type() == EntryType.FILE)
            .isPresent()) {
      return new FileFailure(FailureKind.NOT_A_DIRECTORY, "a parent of this path is a file")
          .withStatus(OBJECT_PATH_NOT_FOUND)
          .causedBy(failed);
    }
    return failed;
  }
}
