package dev.smbridge.adapter.smbj.crypto;

/**
 * The two ways SMB 3 encrypts ([MS-SMB2] 2.2.3.1.2): CCM with 3.0 and 3.0.2, with 3.1.1 what the
 * server chooses.
 */
enum AeadMode {
  GCM,
  CCM
}
