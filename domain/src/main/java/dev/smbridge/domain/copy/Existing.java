package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.IfExists;
import java.util.Optional;

/** What a destination that exists means, said before anything is sent. */
public final class Existing {
  private Existing() {}

  /** Refuses a directory in the place of a file, and a file where none is to be. */
  public static void check(Optional<Entry> there, IfExists ifExists) throws FileFailure {
    if (there.isEmpty()) {
      return;
    }
    if (there.get().isDirectory()) {
      throw new FileFailure(FailureKind.IS_A_DIRECTORY, "a directory has that name");
    }
    if (ifExists == IfExists.FAIL) {
      throw new FileFailure(
          FailureKind.ALREADY_EXISTS, "a file has that name, and it was not to be replaced");
    }
  }

  /**
   * Refuses to replace a file that has the read-only attribute, which some servers would do.
   *
   * @param force whether the attribute is to be cleared instead
   */
  public static void requireReplaceable(Optional<Entry> there, IfExists ifExists, boolean force)
      throws FileFailure {
    if (!force && ifExists.replaces() && there.filter(Entry::readOnly).isPresent()) {
      throw new FileFailure(
          FailureKind.ACCESS_DENIED,
          "the file there is read-only, and was kept: force its replacement, or choose another"
              + " name");
    }
  }
}
