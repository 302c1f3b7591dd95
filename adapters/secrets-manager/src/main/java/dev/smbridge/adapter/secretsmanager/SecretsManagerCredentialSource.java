package dev.smbridge.adapter.secretsmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.SecretDocument;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.Arrays;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The current version of a secret, asked afresh each time; it keeps nothing. */
final class SecretsManagerCredentialSource implements CredentialSource {
  private final SecretsManagerService service;
  private final SecretDocument document;

  SecretsManagerCredentialSource(SecretsManagerService service, SecretDocument document) {
    this.service = service;
    this.document = document;
  }

  @Override
  public StoredCredential fetch(String id, Deadline deadline) throws FileFailure {
    var reference = "secretsmanager:" + id;
    var secret = service.value(id, reference, deadline);
    var text = text(secret, reference);
    try {
      return document.parse(text, reference, secret.versionId());
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** The caller erases it. The SDK's own copy of a string cannot be erased, only dropped. */
  private static byte[] text(GetSecretValueResponse secret, String reference) throws FileFailure {
    if (secret.secretString() != null) {
      return secret.secretString().getBytes(UTF_8);
    }
    if (secret.secretBinary() != null) {
      return secret.secretBinary().asByteArrayUnsafe();
    }
    throw new FileFailure(
        FailureKind.INVALID_REQUEST, "the secret " + reference + " is empty: give it a value");
  }

  @Override
  public void forget(String id) {}

  @Override
  public void forgetAll() {
    service.disconnect();
  }
}
