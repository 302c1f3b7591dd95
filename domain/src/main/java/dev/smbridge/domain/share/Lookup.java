package dev.smbridge.domain.share;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.Optional;

/** Looks at what need not be there. */
public final class Lookup {
  private Lookup() {}

  /** What {@link Share#stat} sees; nothing when nothing is there, or a parent is missing. */
  public static Optional<Entry> find(Share share, SharePath path) throws FileFailure {
    try {
      return Optional.of(share.stat(path));
    } catch (FileFailure failed) {
      if (failed.kind() != FailureKind.NOT_FOUND) {
        throw failed;
      }
      return Optional.empty();
    }
  }
}
