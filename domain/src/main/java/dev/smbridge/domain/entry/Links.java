package dev.smbridge.domain.entry;

/** What a walk does where it comes to a link. */
public enum Links {
  /** Passes it over, and counts it. */
  SKIP,
  /** Goes where it leads, out of the tree too; a share's links cannot be followed. */
  FOLLOW,
  /** Takes it for a failure. */
  FAIL
}
