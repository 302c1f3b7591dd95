package dev.smbridge.adapter.smb;

import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;

/**
 * Tells a path that is not there from one that leads through a file. Servers answer
 * STATUS_OBJECT_PATH_NOT_FOUND to both ([MS-ERREF] 2.3.1).
 */
public final class MissingEntry {
  private static final int NOT_A_DIRECTORY = 0xC0000103;

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
    if (failed.kind() == FailureKind.NOT_FOUND
        && failed.subject() == Subject.PARENT
        && parent.isPresent()
        && Lookup.find(share, parent.get())
            .filter(above -> above.type() == EntryType.FILE)
            .isPresent()) {
      return new FileFailure(FailureKind.NOT_A_DIRECTORY, "a parent of this path is a file")
          .about(Subject.PARENT)
          .withServerStatus(failed.serverStatus().orElse(NOT_A_DIRECTORY))
          .causedBy(failed);
    }
    return failed;
  }
}
