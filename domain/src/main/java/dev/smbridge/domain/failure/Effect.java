package dev.smbridge.domain.failure;

/** What a failed request left behind. */
public enum Effect {
  /** Nothing changed. */
  NONE,
  /** A part of a tree was done, and the counts beside it say how much. */
  PARTIAL,
  /** The reply was lost: it may have happened. */
  UNKNOWN
}
