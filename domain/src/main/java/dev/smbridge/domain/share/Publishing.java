package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Set;

/**
 * How a target's files are written.
 *
 * @param security what a replaced file keeps
 * @param temporaryPrefix how the names of temporary files begin
 */
public record Publishing(Publication publication, KeptSecurity security, String temporaryPrefix) {
  /** One with the usual temporary names. */
  public Publishing(Publication publication, KeptSecurity security) {
    this(publication, security, SharePath.TEMPORARY_PREFIX);
  }

  /** Atomic; what a replaced file has is kept where the account may. */
  public static final Publishing DEFAULT = new Publishing(Publication.ATOMIC, KeptSecurity.KEEP);

  /** The same, written under the final name. */
  public Publishing inPlace() {
    return new Publishing(Publication.IN_PLACE, security, temporaryPrefix);
  }

  /** Whether a listing hides it: what unfinished files are called here, or by default. */
  public boolean hides(Entry entry) {
    return entry.type() == EntryType.FILE && isUnfinished(entry.name());
  }

  /** Whether unfinished files have such names here, or by default. */
  public boolean isUnfinished(String name) {
    return SharePath.isTemporaryName(name) || SharePath.isTemporaryName(name, temporaryPrefix);
  }

  /** What a listing is asked for to find what interrupted writes left behind. */
  public String temporaryPattern() {
    return SharePath.temporaryPattern(temporaryPrefix);
  }

  /**
   * Insists on a name that stays: what is called as an unfinished file is hidden, and swept.
   *
   * @throws FileFailure {@code INVALID_PATH} otherwise
   */
  public void requireLasting(SharePath path) throws FileFailure {
    if (SharePath.isTemporaryName(path.name(), temporaryPrefix)) {
      throw new FileFailure(
              FailureKind.INVALID_PATH,
              "names like "
                  + temporaryPattern()
                  + " are kept for unfinished files, which are removed: choose another")
          .at(path.text());
    }
  }

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
