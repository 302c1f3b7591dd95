package dev.smbridge.adapter.aws.http;

import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/** How the endpoints of AWS are reached: HTTP, over TLS where the endpoint's address says so. */
public final class AwsHttp {
  private AwsHttp() {}

  /**
   * A client, which the SDK's client that takes it will close.
   *
   * @param longestConnect the longest wait for a connection
   * @param longestSilence the longest wait for the next byte of an answer
   * @throws FileFailure {@code INVALID_REQUEST} for authorities that cannot be read
   */
  public static SdkHttpClient.Builder<?> client(
      Duration longestConnect, Duration longestSilence, NativeTls nativeTls) throws FileFailure {
    var authorities = TrustedAuthorities.configured().orElse(null);
    return throughProxy()
        ? proxied(longestConnect, longestSilence, authorities)
        : new Made(
            new KeptHttpClient(
                longestConnect, longestSilence, new TlsClient(authorities, nativeTls)));
  }

  /** What is given to the SDK as a builder is the SDK's to close. */
  private record Made(SdkHttpClient client) implements SdkHttpClient.Builder<Made> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap ignored) {
      return client;
    }
  }

  /** As the SDK finds them: system properties, then HTTPS_PROXY and HTTP_PROXY. */
  private static boolean throughProxy() {
    for (var scheme : new String[] {"https", "http"}) {
      var proxy = ProxyConfigProvider.fromSystemEnvironmentSettings(true, true, scheme);
      if (proxy != null && proxy.host() != null) {
        return true;
      }
    }
    return false;
  }

  private static SdkHttpClient.Builder<?> proxied(
      Duration longestConnect, Duration longestSilence, TrustManager @Nullable [] authorities) {
    var client =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(longestConnect)
            .socketTimeout(longestSilence);
    if (authorities != null) {
      client.tlsTrustManagersProvider(() -> authorities);
    }
    return client;
  }
}
