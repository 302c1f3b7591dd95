package dev.smbridge.adapter.aws;

import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** How the endpoints of AWS are reached: HTTP, over TLS where the endpoint's address says so. */
public final class AwsHttp {
  private AwsHttp() {}

  /**
   * A client of its own, to be closed by the SDK's client that it is given to.
   *
   * @param longestConnect the longest wait for a connection
   * @param longestSilence the longest wait for the next byte of an answer
   * @throws FileFailure {@code INVALID_REQUEST} for authorities that cannot be read
   */
  public static SdkHttpClient.Builder<?> client(Duration longestConnect, Duration longestSilence)
      throws FileFailure {
    var client =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(longestConnect)
            .socketTimeout(longestSilence);
    TrustedAuthorities.configured()
        .ifPresent(authorities -> client.tlsTrustManagersProvider(() -> authorities));
    return client;
  }
}
