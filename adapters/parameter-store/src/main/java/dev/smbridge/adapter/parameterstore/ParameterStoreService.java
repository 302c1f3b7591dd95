package dev.smbridge.adapter.parameterstore;

import dev.smbridge.adapter.aws.SecretClient;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/** Parameter Store as the SDK reaches it. */
final class ParameterStoreService {
  private final SecretClient<SsmClient> client = new SecretClient<>(SsmClient::builder);

  /** The current version, decrypted (API: GetParameter). */
  Parameter value(String id, String reference, Deadline deadline) throws FileFailure {
    if (id.isBlank()) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the reference " + reference + " cannot be used: it names no parameter");
    }
    var limits = SecretClient.within(deadline);
    return ParameterStoreFailures.translating(
        reference,
        () ->
            client
                .connected()
                .getParameter(
                    request -> request.name(id).withDecryption(true).overrideConfiguration(limits))
                .parameter());
  }

  /** Drops the client with its identity; the next call makes another. */
  void disconnect() {
    client.disconnect();
  }
}
