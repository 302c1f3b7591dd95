package dev.smbridge.domain.objects;

/**
 * How a store of objects differs from others.
 *
 * @param keepsDirectories whether directories are there by themselves, and not only as parts of
 *     keys and as markers
 * @param listsOriginalTimes whether a listing has the times that copies keep; otherwise each object
 *     has to be asked for its own
 */
public record StoreCapabilities(boolean keepsDirectories, boolean listsOriginalTimes) {}
