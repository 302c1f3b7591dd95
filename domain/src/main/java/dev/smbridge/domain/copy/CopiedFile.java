package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;

/**
 * What came of copying one file.
 *
 * @param entry what stands at the destination, its path as the destination names it
 * @param skipped whether it stood there before and was left as it is
 */
public record CopiedFile(Entry entry, boolean skipped) {}
