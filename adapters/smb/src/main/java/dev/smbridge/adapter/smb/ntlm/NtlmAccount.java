package dev.smbridge.adapter.smb.ntlm;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Who logs in by NTLM: a name, and what the password comes to for it. */
public final class NtlmAccount {
  private final String domain;
  private final String username;
  private final byte[] responseKey;

  private NtlmAccount(String domain, String username, byte[] responseKey) {
    this.domain = domain;
    this.username = username;
    this.responseKey = responseKey;
  }

  /**
   * Takes what it needs of a credential, which may be erased afterwards.
   *
   * @throws FileFailure {@code INVALID_REQUEST} for a credential without a name or a password
   */
  public static NtlmAccount of(Credential credential) throws FileFailure {
    var password = credential.password();
    if (password == null || credential.username().isEmpty()) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "NTLM needs a user name and a password, and the credential lacks one");
    }
    var characters = password.reveal();
    var bytes = littleEndian(characters);
    try {
      var key = responseKey(bytes, credential.username(), credential.domain());
      return new NtlmAccount(credential.domain(), credential.username(), key);
    } finally {
      Arrays.fill(characters, '\0');
      Arrays.fill(bytes, (byte) 0);
    }
  }

  String domain() {
    return domain;
  }

  String username() {
    return username;
  }

  byte[] responseKey() {
    return responseKey;
  }

  /** NTOWFv2 ([MS-NLMP] 3.3.2). */
  private static byte[] responseKey(byte[] password, String username, String domain) {
    var name = (upperCase(username) + domain).getBytes(StandardCharsets.UTF_16LE);
    return Digests.hmacMd5(Digests.md4(password), name);
  }

  /** UTF-16, by hand: an encoder would leave a copy of a password in its buffer. */
  private static byte[] littleEndian(char[] characters) {
    var bytes = new byte[characters.length * Character.BYTES];
    for (var i = 0; i < characters.length; i++) {
      bytes[Character.BYTES * i] = (byte) characters[i];
      bytes[Character.BYTES * i + 1] = (byte) (characters[i] >>> Byte.SIZE);
    }
    return bytes;
  }

  /** One character for one, as servers do it: a sharp s stays what it is. */
  private static String upperCase(String text) {
    var characters = text.toCharArray();
    for (var i = 0; i < characters.length; i++) {
      characters[i] = Character.toUpperCase(characters[i]);
    }
    return new String(characters);
  }
}
