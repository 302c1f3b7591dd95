package dev.smbridge.adapter.aws;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * HTTP/1.1 over connections that are kept for the next request. It reads and writes many TLS
 * records with one system call and copies a byte as rarely as JSSE allows; it repeats nothing,
 * which is the SDK's to do. Safe from many threads.
 */
final class KeptHttpClient implements SdkHttpClient {
  private final KeptConnections connections;

  /**
   * A client without connections.
   *
   * @param tls how TLS is begun, with the authorities that are trusted
   * @param bulk what is asked whether a connection is out of date
   */
  KeptHttpClient(
      Duration longestConnect,
      Duration longestSilence,
      Supplier<SSLSocketFactory> tls,
      NativeTls bulk) {
    this.connections = new KeptConnections(longestConnect, longestSilence, tls, bulk);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Exchange(request);
  }

  @Override
  public String clientName() {
    return "Kept";
  }

  /** Closes the connections that nobody uses. */
  @Override
  public void close() {
    connections.close();
  }

  /** One request and its answer; whoever aborts it is another thread. */
  private final class Exchange implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;

    // Guarded by this.
    private @Nullable HttpConnection current;
    private int lease;
    private boolean aborted;

    Exchange(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      var connection = connections.take(Origin.of(request.httpRequest()));
      begin(connection);
      try {
        return connection.exchange(request);
      } catch (IOException | RuntimeException broken) {
        connection.close();
        throw broken;
      }
    }

    private synchronized void begin(HttpConnection connection) throws IOException {
      current = connection;
      lease = connection.lease();
      if (aborted) {
        connection.close();
        throw new IOException("the request was aborted before it was sent");
      }
    }

    @Override
    public synchronized void abort() {
      aborted = true;
      if (current != null) {
        current.abort(lease);
      }
    }
  }
}
