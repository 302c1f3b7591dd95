package dev.smbridge.adapter.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.domain.credential.MemoryCredentials;
import dev.smbridge.domain.credential.SecretDocument;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.HashMap;
import java.util.Map;

/**
 * The simplest text of a secret: a line a field, {@code name=value}. It keeps what it was given.
 */
public final class PlainDocument implements SecretDocument {
  // What was parsed last, to be erased by who gave it.
  byte[] lastText = {};

  static String text(Map<String, String> fields) {
    var text = new StringBuilder();
    fields.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  /** The secret of somebody with this password. */
  public static String password(String password) {
    return text(Map.of("username", "alice", "password", password));
  }

  @Override
  public StoredCredential parse(byte[] text, String reference, String version) throws FileFailure {
    lastText = text;
    var fields = new HashMap<String, String>();
    for (var line : new String(text, UTF_8).split("\n", 0)) {
      var equals = line.indexOf('=');
      if (equals < 0) {
        throw new FileFailure(
            FailureKind.INVALID_REQUEST, "the secret " + reference + " must be lines of fields");
      }
      fields.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return MemoryCredentials.understand(fields, version);
  }
}
