package dev.smbridge.domain.kerberos;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;

/**
 * What proves an identity for the length of one login. The JDK reads a keytab only from a file, so
 * it lies in one that nobody else may read, until the login is over.
 */
final class KerberosSecret implements AutoCloseable {
  private final String username;
  private final @Nullable Secret password;
  private final @Nullable Path keytab;

  private KerberosSecret(String username, @Nullable Secret password, @Nullable Path keytab) {
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
    return Optional.ofNullable(keytab);
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
      Files.write(keytab, new byte[(int) Files.size(keytab)]);
      Files.delete(keytab);
    }
  }

  private void tell(PasswordCallback question) {
    if (password != null) {
      var characters = password.reveal();
      question.setPassword(characters);
      Arrays.fill(characters, '\0');
    }
  }

  /** Temporary files are made for their owner alone. */
  private static Path file(Secret keytab) throws FileFailure, IOException {
    var characters = keytab.reveal();
    var text = new byte[characters.length];
    for (var i = 0; i < text.length; i++) {
      text[i] = (byte) characters[i];
    }
    var file = Files.createTempFile("smbridge-", ".keytab");
    try {
      var bytes = Base64.getMimeDecoder().decode(text);
      Files.write(file, bytes);
      Arrays.fill(bytes, (byte) 0);
      return file;
    } catch (IllegalArgumentException e) {
      Files.delete(file);
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "the keytab of the credential is not base64");
    } finally {
      Arrays.fill(characters, '\0');
      Arrays.fill(text, (byte) 0);
    }
  }
}
