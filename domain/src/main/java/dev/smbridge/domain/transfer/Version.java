package dev.smbridge.domain.transfer;

import java.time.Instant;

/**
 * Which bytes these are: two equal versions of a path are the same content.
 *
 * @param sizeBytes the size, or {@link #UNKNOWN_SIZE} for a stream whose end is not known
 * @param modified the last change of the content
 * @param identity what else the store tells it by: a file id, an ETag; empty where there is nothing
 */
public record Version(long sizeBytes, Instant modified, String identity) {
  /** The size of a stream that has not ended. */
  public static final long UNKNOWN_SIZE = -1;
}
