package dev.smbridge.adapter.aws;

import dev.smbridge.adapter.aws.http.AwsHttp;
import dev.smbridge.adapter.aws.http.NativeTls;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The client of a service that is asked rarely and for little, made by the first call. Region,
 * identity and endpoint are the SDK's to find; its retries are the only ones.
 */
public final class SecretClient<C extends SdkAutoCloseable> {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(5);

  private final SdkCall<C> clients;

  // Guarded by this.
  private @Nullable C client;

  /** Begins with the service's own builder. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> SecretClient(
      Supplier<B> builders) {
    this.clients =
        () ->
            builders
                .get()
                .httpClientBuilder(
                    AwsHttp.client(LONGEST_CONNECT, LONGEST_ATTEMPT, new NativeTls()))
                // Minutes lie between two calls, so a kept connection would be stale.
                .overrideConfiguration(client -> client.putHeader("Connection", "close"))
                .build();
  }

  /** The SDK's client, until the next {@link #disconnect}. */
  public synchronized C connected() throws FileFailure {
    if (client == null) {
      client = clients.answer();
    }
    return client;
  }

  /** Drops the client with its identity; the next call makes another. */
  public synchronized void disconnect() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  /** The limits of a request: the wait for its answer, retries included, and for one attempt. */
  public static Consumer<AwsRequestOverrideConfiguration.Builder> within(Deadline deadline)
      throws FileFailure {
    var wait = deadline.nextWait();
    var attempt = wait.compareTo(LONGEST_ATTEMPT) < 0 ? wait : LONGEST_ATTEMPT;
    return limits -> limits.apiCallTimeout(wait).apiCallAttemptTimeout(attempt);
  }
}
