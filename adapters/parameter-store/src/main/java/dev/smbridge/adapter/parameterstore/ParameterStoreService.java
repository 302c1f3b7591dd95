package dev.smbridge.adapter.parameterstore;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * Parameter Store as the SDK reaches it: region, identity and endpoint are the SDK's to find. Its
 * retries are the only ones. The client is made by the first call.
 */
final class ParameterStoreService {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(5);

  // Guarded by this.
  private @Nullable SsmClient client;

  /** The current version, decrypted (API: GetParameter). */
  Parameter value(String id, String reference, Deadline deadline) throws FileFailure {
    if (id.isBlank()) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the reference " + reference + " cannot be used: it names no parameter");
    }
    var wait = deadline.nextWait();
    var attempt = wait.compareTo(LONGEST_ATTEMPT) < 0 ? wait : LONGEST_ATTEMPT;
    return ParameterStoreFailures.translating(
        reference,
        () ->
            client()
                .getParameter(request ->
                    request
                        .name(id)
                        .withDecryption(true)
                        .overrideConfiguration(
                            limits -> limits.apiCallTimeout(wait).apiCallAttemptTimeout(attempt)))
                .parameter());
  }

  private synchronized SsmClient client() {
    if (client == null) {
      client =
          SsmClient.builder()
              .httpClientBuilder(
                  UrlConnectionHttpClient.builder()
                      .connectionTimeout(LONGEST_CONNECT)
                      .socketTimeout(LONGEST_ATTEMPT))
              // Minutes lie between two calls: a connection that is kept is one that goes stale.
              .overrideConfiguration(client -> client.putHeader("Connection", "close"))
              .build();
    }
    return client;
  }

  /** Drops the client with its identity; the next call makes another. */
  synchronized void disconnect() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
