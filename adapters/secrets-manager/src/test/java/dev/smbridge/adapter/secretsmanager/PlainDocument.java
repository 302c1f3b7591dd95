package dev.smbridge.adapter.secretsmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.SecretDocument;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;

/** The simplest text of a secret: {@code username password}. It keeps what it was given. */
final class PlainDocument implements SecretDocument {
  byte[] lastText = {};

  @Override
  public StoredCredential parse(byte[] text, String reference, String version) throws FileFailure {
    lastText = text;
    var words = new String(text, UTF_8).split(" ", -1);
    if (words.length != 2) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "the secret " + reference + " must be two words");
    }
    var password = Secret.of(words[1].toCharArray());
    return new StoredCredential(
        words[0], password, null, null, null, null, null, null, null, version);
  }
}
