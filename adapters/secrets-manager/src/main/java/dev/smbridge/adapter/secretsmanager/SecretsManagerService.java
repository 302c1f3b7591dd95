package dev.smbridge.adapter.secretsmanager;

import dev.smbridge.adapter.aws.SecretClient;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Secrets Manager as the SDK reaches it. */
final class SecretsManagerService {
  private final SecretClient<SecretsManagerClient> client =
      new SecretClient<>(SecretsManagerClient::builder);

  /** The value of the current version (API: GetSecretValue). */
  GetSecretValueResponse value(String id, String reference, Deadline deadline) throws FileFailure {
    if (id.isBlank()) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the credential reference " + reference + " cannot be used: it names no secret");
    }
    var limits = SecretClient.within(deadline);
    return SecretsManagerFailures.translating(
        reference,
        () ->
            client
                .connected()
                .getSecretValue(request -> request.secretId(id).overrideConfiguration(limits)));
  }

  /** Drops the client with its identity; the next call makes another. */
  void disconnect() {
    client.disconnect();
  }
}
