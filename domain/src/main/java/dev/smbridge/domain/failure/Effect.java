package dev.smbridge.domain.failure;

/** What a failed request left behind. */
public enum Effect {
  /** Nothing changed. */
  NONE,
  /** The reply was lost: it may have happened. */
  UNKNOWN
}
