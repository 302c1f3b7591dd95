package dev.smbridge.adapter.smbj.crypto;

/**
 * The two ways SMB 3 encrypts ([MS-SMB2] 2.2.3.1.2): CCM with 3.0 and 3.0.2, with 3.1.1 what the
 * server chooses.
 */
public enum AeadMode {
  GCM(12),
  CCM(11);

  private final int nonceBytes;

  AeadMode(int nonceBytes) {
    this.nonceBytes = nonceBytes;
  }

  /** How long its nonce is ([MS-SMB2] 2.2.41). */
  public int nonceBytes() {
    return nonceBytes;
  }
}
