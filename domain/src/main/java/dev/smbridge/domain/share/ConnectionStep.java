package dev.smbridge.domain.share;

/** The way to a share, in order. */
public enum ConnectionStep {
  /** The name has addresses. */
  NAME,
  /** An address was chosen. */
  ADDRESS,
  /** The port accepted a connection. */
  PORT,
  /** A dialect was negotiated. */
  DIALECT,
  /** The target's policy is met. */
  POLICY,
  /** The identity was accepted. */
  LOGIN,
  /** The share was opened. */
  SHARE,
  /** A file was written, renamed and removed. */
  WRITE
}
