package dev.smbridge.domain.operation;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;

/**
 * Deletes one entry of a share.
 *
 * @param force whether its read-only attribute is cleared where it has one; where the deletion is
 *     refused all the same, it stays cleared
 */
record Removal(Share share, boolean force) {
  /** Deletes what a look or a listing showed as {@code entry}. */
  void delete(SharePath path, Entry entry) throws FileFailure {
    if (entry.readOnly() && force) {
      share.clearReadOnly(path);
    }
    try {
      share.delete(path);
    } catch (FileFailure refused) {
      throw entry.readOnly() && !force && refused.kind() == FailureKind.ACCESS_DENIED
          ? refused.withMessage("it is read-only, and was kept: force its deletion")
          : refused;
    }
  }
}
