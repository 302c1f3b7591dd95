package dev.smbridge.domain.transfer;

/** How a copy is checked against its source. */
public enum Verify {
  /** Not beyond what every write checks. */
  NONE,
  /** The destination is looked at and has the source's size. */
  SIZE,
  /** The destination is read back and has the source's SHA-256. */
  SHA256
}
