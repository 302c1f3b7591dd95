package dev.smbridge.adapter.smbj.crypto;

import java.util.Arrays;
import java.util.Optional;

/**
 * How messages are signed ([MS-SMB2] 2.2.3.1.7): HMAC-SHA256 with SMB 2, AES-CMAC with SMB 3.0 and
 * 3.0.2; with 3.1.1 the server chooses one of those that it is offered.
 */
public enum SigningAlgorithmId {
  HMAC_SHA256(0),
  AES_CMAC(1),
  AES_GMAC(2);

  private final int number;

  SigningAlgorithmId(int number) {
    this.number = number;
  }

  /** The algorithm that has a number on the wire. */
  public static Optional<SigningAlgorithmId> of(int number) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.number == number).findFirst();
  }

  /** Its number on the wire. */
  public int number() {
    return number;
  }

  /** Its usual name, such as {@code AES-GMAC}. */
  public String text() {
    return name().replace('_', '-');
  }
}
