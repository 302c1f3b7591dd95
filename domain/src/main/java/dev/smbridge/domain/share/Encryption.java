package dev.smbridge.domain.share;

/** What a target's policy asks of SMB 3 encryption ([MS-SMB2] 3.1.4.3). */
public enum Encryption {
  /** Never a byte of file data or of a name in clear. */
  REQUIRED,
  /** Wherever backend and server can. */
  PREFERRED,
  /** Not asked for. */
  OFF
}
