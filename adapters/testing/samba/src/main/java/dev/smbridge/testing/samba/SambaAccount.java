package dev.smbridge.testing.samba;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * An account that a private Samba knows. Never prints its password.
 *
 * @param name the name that a client logs in with
 * @param password the password that Samba was given
 */
public record SambaAccount(String name, String password) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** An account with a random password. */
  static SambaAccount withRandomPassword(String name) {
    byte[] random = new byte[12];
    RANDOM.nextBytes(random);
    return new SambaAccount(name, HexFormat.of().formatHex(random));
  }

  @Override
  public String toString() {
    return "SambaAccount[" + name + "]";
  }
}
