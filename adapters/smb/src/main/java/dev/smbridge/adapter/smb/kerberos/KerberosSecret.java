package dev.smbridge.adapter.smb.kerberos;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;

/** What proves an identity, for the length of one login. */
final class KerberosSecret implements AutoCloseable {
  private final String username;
  private final @Nullable Secret password;
  private final @Nullable KeytabFile keytab;

  private KerberosSecret(String username, @Nullable Secret password, @Nullable KeytabFile keytab) {
    this.username = username;
    this.password = password;
    this.keytab = keytab;
  }

  static KerberosSecret of(Credential credential) throws FileFailure, IOException {
    var keytab = credential.keytab();
    return new KerberosSecret(
        credential.username(), credential.password(), keytab == null ? null : file(keytab));
  }

  /** The file that holds the keytab, if it is one that proves the identity. */
  Optional<Path> keytab() {
    return Optional.ofNullable(keytab).map(KeytabFile::path);
  }

  /** Answers what the login module asks. */
  void answer(Callback[] questions) {
    for (var question : questions) {
      switch (question) {
        case NameCallback name -> name.setName(username);
        case PasswordCallback asked -> tell(asked);
        default -> {}
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (keytab != null) {
      keytab.close();
    }
  }

  private void tell(PasswordCallback question) {
    if (password != null) {
      var characters = password.reveal();
      question.setPassword(characters);
      Arrays.fill(characters, '\0');
    }
  }

  private static KeytabFile file(Secret keytab) throws FileFailure, IOException {
    var characters = keytab.reveal();
    var text = new byte[characters.length];
    for (var i = 0; i < text.length; i++) {
      text[i] = (byte) characters[i];
    }
    try {
      var bytes = Base64.getMimeDecoder().decode(text);
      try {
        requireKeytab(bytes);
        return KeytabFile.of(bytes);
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    } catch (IllegalArgumentException e) {
      throw noKeytab();
    } finally {
      Arrays.fill(characters, '\0');
      Arrays.fill(text, (byte) 0);
    }
  }

  /** The first byte of the format is 5. */
  private static void requireKeytab(byte[] bytes) throws FileFailure {
    if (bytes.length < 2 || bytes[0] != 5) {
      throw noKeytab();
    }
  }

  private static FileFailure noKeytab() {
    return new FileFailure(
        FailureKind.INVALID_REQUEST,
        "the \"keytab\" of the secret is no keytab file in base64: make it with `base64 -w0`");
  }
}
