package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;

/**
 * Finds out why a file could not be renamed over another: servers answer the same ACCESS_DENIED
 * whether the destination is open or may not be replaced ([MS-FSA] 2.1.5.15.12).
 */
public final class RefusedRename {
  private RefusedRename() {}

  /** The failure that says what is in the way, else the one that came. */
  public static FileFailure explain(Share share, SharePath destination, FileFailure refused) {
    try {
      return switch (refused.kind()) {
        case ACCESS_DENIED, ALREADY_EXISTS -> inTheWay(share, destination, refused);
        default -> refused;
      };
    } catch (FileFailure unexplained) {
      return refused;
    }
  }

  private static FileFailure inTheWay(Share share, SharePath destination, FileFailure refused)
      throws FileFailure {
    var there = Lookup.find(share, destination);
    if (there.isPresent() && there.get().isDirectory()) {
      return because(FailureKind.IS_A_DIRECTORY, "a directory has that name", refused);
    }
    if (there.isPresent() && refused.kind() == FailureKind.ACCESS_DENIED) {
      try {
        share.open(destination, Sharing.NOBODY).close();
      } catch (FileFailure inUse) {
        if (inUse.kind() == FailureKind.LOCKED) {
          return because(
              FailureKind.LOCKED, "somebody has the file open: it was not replaced", refused);
        }
      }
    }
    return refused;
  }

  private static FileFailure because(FailureKind kind, String message, FileFailure refused) {
    var explained = new FileFailure(kind, message).causedBy(refused);
    return refused.ntStatus().isPresent()
        ? explained.withStatus(refused.ntStatus().getAsInt())
        : explained;
  }
}
