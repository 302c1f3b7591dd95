package dev.smbridge.adapter.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Which way a request takes: straight, or through the proxy that the process is configured for. */
class AwsHttpTest {
  private static final String EMPTY = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

  @AfterEach
  void restore() {
    for (var name : new String[] {"http.proxyHost", "http.proxyPort", "http.nonProxyHosts"}) {
      System.clearProperty(name);
    }
  }

  private static SdkHttpClient client() throws FileFailure {
    return AwsHttp.client(Duration.ofSeconds(2), Duration.ofSeconds(2), new NativeTls()).build();
  }

  private static int get(String address) throws IOException, FileFailure {
    var request =
        SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(URI.create(address)).build();
    try (var client = client()) {
      return client
          .prepareRequest(HttpExecuteRequest.builder().request(request).build())
          .call()
          .httpResponse()
          .statusCode();
    }
  }

  private static void proxy(RawServer proxy, String except) {
    Map.of(
            "http.proxyHost",
            "127.0.0.1",
            "http.proxyPort",
            String.valueOf(proxy.port()),
            "http.nonProxyHosts",
            except)
        .forEach(System::setProperty);
  }

  @Test
  void withoutAProxyTheConnectionsAreKept() throws FileFailure {
    try (var client = client()) {
      assertInstanceOf(KeptHttpClient.class, client);
    }
  }

  @Test
  void aProxyIsAsked() throws IOException, FileFailure {
    try (var proxy = new RawServer().then(EMPTY)) {
      proxy(proxy, "");
      assertEquals(204, get("http://s3.example/bucket/key"));
      var head = proxy.heads().getFirst();
      assertTrue(head.startsWith("GET http://s3.example/bucket/key "), head);
    }
  }

  @Test
  void aHostThatIsExceptedIsAskedItself() throws IOException, FileFailure {
    try (var proxy = new RawServer();
        var endpoint = new RawServer().then(EMPTY)) {
      proxy(proxy, "127.0.0.1");
      assertEquals(204, get("http://127.0.0.1:" + endpoint.port() + "/bucket/key"));
      assertEquals(0, proxy.accepted());
    }
  }
}
