package dev.smbridge.domain.failure;

/** What a failure is about. */
public enum Subject {
  /** The file or directory that was named. */
  ENTRY,
  /** A directory above it. */
  PARENT,
  /** The share that it is on. */
  SHARE,
  /** The bucket that it is in. */
  STORE
}
