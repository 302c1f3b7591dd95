package dev.smbridge.domain.transfer;

/** What to do when the destination exists. */
public enum IfExists {
  /** Fail as {@code ALREADY_EXISTS} and leave it as it is. */
  FAIL,
  /** Put the new content in its place, whole and at once. */
  REPLACE,
  /** Leave it as it is and say so. */
  SKIP,
  /** Write behind what is there, in place; for inline writes only, and not atomic. */
  APPEND
}
