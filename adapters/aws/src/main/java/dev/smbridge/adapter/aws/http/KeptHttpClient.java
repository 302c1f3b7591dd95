package dev.smbridge.adapter.aws.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * HTTP/1.1 over connections that are kept for the next request. It repeats nothing and follows no
 * redirect: that is the SDK's to do. Safe from many threads.
 */
final class KeptHttpClient implements SdkHttpClient {
  private final KeptConnections connections;

  /**
   * A client without connections.
   *
   * @param longestConnect the longest wait for a TCP connection
   * @param longestSilence the longest wait for the next byte, of a handshake or an answer
   */
  KeptHttpClient(Duration longestConnect, Duration longestSilence, TlsClient tls) {
    this.connections = new KeptConnections(longestConnect, longestSilence, tls);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Exchange(request);
  }

  @Override
  public String clientName() {
    return "Kept";
  }

  /** Closes the connections that are idle; the others close when their answers were read. */
  @Override
  public void close() {
    connections.close();
  }

  /** One request and its answer. The SDK's timer aborts it from another thread. */
  private final class Exchange implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;

    // Guarded by this.
    private @Nullable Runnable connection;
    private boolean aborted;

    Exchange(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      var origin = Origin.of(request.httpRequest());
      var taken = connections.take(origin, raw -> abortBy(raw::drop));
      try {
        var lease = taken.lease();
        abortBy(() -> taken.abort(lease));
        return taken.exchange(request);
      } catch (IOException | RuntimeException e) {
        taken.close();
        connections.distrust(origin);
        throw e;
      }
    }

    private synchronized void abortBy(Runnable close) throws IOException {
      if (aborted) {
        throw new IOException("the request was aborted");
      }
      connection = close;
    }

    @Override
    public synchronized void abort() {
      aborted = true;
      if (connection != null) {
        connection.run();
      }
    }
  }
}
