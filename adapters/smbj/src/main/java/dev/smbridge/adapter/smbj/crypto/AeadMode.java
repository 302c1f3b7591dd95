package dev.smbridge.adapter.smbj.crypto;

/** The two modes of AES that SMB 3 encrypts with ([MS-SMB2] 2.2.3.1.2). */
enum AeadMode {
  GCM(12),
  CCM(11);

  private final int nonceBytes;

  AeadMode(int nonceBytes) {
    this.nonceBytes = nonceBytes;
  }

  /** How long its nonce is ([MS-SMB2] 2.2.41). */
  int nonceBytes() {
    return nonceBytes;
  }
}
