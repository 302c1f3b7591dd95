package dev.smbridge.domain.transfer;

/** What to do when the destination exists. */
public enum IfExists {
  /** Fail as {@code ALREADY_EXISTS} and leave it as it is. */
  FAIL,
  /** Put the new content in its place, whole and at once. */
  REPLACE,
  /** Leave it as it is and say so. */
  SKIP,
  /** Put the new content in its place where the two differ, and leave it where they do not. */
  DIFFERENT,
  /** Put the new content in its place where the source was changed later. */
  NEWER,
  /** Write behind what is there, in place; for inline writes only, and not atomic. */
  APPEND;

  /** Whether what exists may give way to the new content. */
  public boolean replaces() {
    return this == REPLACE || compares();
  }

  /** Whether what exists is compared with the source first. */
  public boolean compares() {
    return this == DIFFERENT || this == NEWER;
  }
}
