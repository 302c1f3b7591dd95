package dev.smbridge.adapter.smbj.crypto;

import java.util.Arrays;
import java.util.Optional;

/**
 * The ciphers of SMB 3 ([MS-SMB2] 2.2.3.1.2). SMB 3.0 and 3.0.2 know AES-128-CCM alone; with 3.1.1
 * the server chooses one of those that it is offered.
 */
public enum CipherId {
  AES_128_CCM(1, AeadMode.CCM, 16),
  AES_128_GCM(2, AeadMode.GCM, 16),
  AES_256_CCM(3, AeadMode.CCM, 32),
  AES_256_GCM(4, AeadMode.GCM, 32);

  private final int number;
  private final AeadMode mode;
  private final int keyBytes;

  CipherId(int number, AeadMode mode, int keyBytes) {
    this.number = number;
    this.mode = mode;
    this.keyBytes = keyBytes;
  }

  /** The cipher that has a number on the wire. */
  public static Optional<CipherId> of(int number) {
    return Arrays.stream(values()).filter(cipher -> cipher.number == number).findFirst();
  }

  /** Its number on the wire. */
  public int number() {
    return number;
  }

  AeadMode mode() {
    return mode;
  }

  /** How long its keys are. */
  public int keyBytes() {
    return keyBytes;
  }

  /** Its usual name, such as {@code AES-128-GCM}. */
  public String text() {
    return name().replace('_', '-');
  }
}
