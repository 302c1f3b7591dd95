package dev.smbridge.domain.share;

/** Whether a target may be changed at all. */
public enum AccessMode {
  READ_WRITE,
  READ_ONLY
}
