package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.Sharing;

/**
 * Renaming over a file that exists: a file in use is kept. Servers differ in whether they refuse
 * such a rename, and answer the same ACCESS_DENIED whether the file is open or may not be replaced
 * ([MS-FSA] 2.1.5.15.12).
 */
public final class Replacing {
  private static final String IN_USE = "another client has the file open: it was not replaced";

  private Replacing() {}

  /**
   * Insists, just before the rename, that no other client holds the file that gives way. Whatever
   * else may be in the way is the rename's to refuse.
   *
   * @return whether it may be replaced, as far as can be known before it is
   * @throws FileFailure {@code LOCKED}; {@code CONNECTION_LOST}, {@code DEADLINE} with effect
   *     {@code NONE}
   */
  public static boolean requireFree(Share share, SharePath destination) throws FileFailure {
    try {
      share.requireDeletable(destination);
      return true;
    } catch (FileFailure refused) {
      return switch (refused.kind()) {
        case LOCKED -> throw refused.withMessage(IN_USE);
        case CONNECTION_LOST, DEADLINE -> throw refused.withEffect(Effect.NONE);
        default -> false;
      };
    }
  }

  /** The failure of a refused rename that says what is in the way, else the one that came. */
  public static FileFailure explain(Share share, SharePath destination, FileFailure refused) {
    try {
      return switch (refused.kind()) {
        case ACCESS_DENIED, ALREADY_EXISTS -> inTheWay(share, destination, refused);
        default -> refused;
      };
    } catch (FileFailure _) {
      // Without a look, the refusal says all that is known.
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
      } catch (FileFailure e) {
        if (e.kind() == FailureKind.LOCKED) {
          return because(FailureKind.LOCKED, IN_USE, refused);
        }
      }
    }
    return refused;
  }

  private static FileFailure because(FailureKind kind, String message, FileFailure refused) {
    var explained = new FileFailure(kind, message).causedBy(refused);
    return refused.serverStatus().isPresent()
        ? explained.withServerStatus(refused.serverStatus().getAsInt())
        : explained;
  }
}
