package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Set;

/**
 * How a target's files are written.
 *
 * @param security what a replaced file keeps
 */
public record Publishing(Publication publication, KeptSecurity security) {
  /** Atomic; what a replaced file has is kept where the account may. */
  public static final Publishing DEFAULT = new Publishing(Publication.ATOMIC, KeptSecurity.KEEP);

  /**
   * Insists, where the target does, that a replaced file's permissions, owner and attributes were
   * kept.
   *
   * @throws FileFailure {@code ACCESS_DENIED} naming what would be lost
   */
  public void requireKept(Set<Property> lost) throws FileFailure {
    var missing = lost.stream().filter(Property::isSecurity).sorted().map(Property::text).toList();
    if (security == KeptSecurity.REQUIRED && !missing.isEmpty()) {
      throw new FileFailure(
          FailureKind.ACCESS_DENIED,
          "nothing was replaced: this account cannot keep the "
              + String.join(", ", missing)
              + " of the file that is there, and the target's \"security\" is \"required\"; give"
              + " the account full control, or set it to \"keep\"");
    }
  }
}
