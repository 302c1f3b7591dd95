package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.transfer.Version;
import org.jspecify.annotations.Nullable;

/**
 * What came of copying one file.
 *
 * @param entry what stands at the destination, its path as the destination names it
 * @param skipped whether it stood there before and was left as it is
 * @param source what was copied; null where nothing was
 */
public record CopiedFile(Entry entry, boolean skipped, @Nullable Version source) {
  /** Where nothing was copied by this. */
  public CopiedFile(Entry entry, boolean skipped) {
    this(entry, skipped, null);
  }
}
