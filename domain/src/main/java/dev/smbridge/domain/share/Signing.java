package dev.smbridge.domain.share;

/** What a target's policy asks of message signing ([MS-SMB2] 3.1.4.1). */
public enum Signing {
  /** Every response is verified, by its signature or by its encryption. */
  REQUIRED,
  /** Signed where it can be; promises nothing against an active attacker. */
  PREFERRED
}
