package dev.smbridge.domain.failure;

/** Whether doing the same again can help, and on what. */
public enum Retry {
  /** The same request fails the same way. */
  NEVER,
  /** Later, on the session that is open. */
  SAME_SESSION,
  /** On a new session; the one that was used is not to be trusted. */
  NEW_SESSION
}
