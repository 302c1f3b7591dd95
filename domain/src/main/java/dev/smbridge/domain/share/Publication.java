package dev.smbridge.domain.share;

/** How a file comes under its final name. */
public enum Publication {
  /** As a whole: written under a temporary name, then renamed. */
  ATOMIC,
  /** Under that name from the first byte on: readers see a part, and a crash leaves one. */
  IN_PLACE
}
