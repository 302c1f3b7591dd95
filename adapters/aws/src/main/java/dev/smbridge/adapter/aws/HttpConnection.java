package dev.smbridge.adapter.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A connection with one request at a time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">HTTP/1.1</a>
 */
final class HttpConnection {
  private static final int HEAD_BUFFER_BYTES = 8 << 10;
  private static final int BODY_BUFFER_BYTES = 64 << 10;
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(4);

  /** Until then the other end has surely not closed, and it is not looked. */
  private static final Duration SURELY_ALIVE = Duration.ofMillis(500);

  /** How long a server may think about a head before its body comes all the same. */
  private static final int LONGEST_EXPECTATION_MILLIS = 1000;

  private final Origin origin;
  private final BufferedSocket raw;
  private final Socket socket;
  private final boolean fast;
  private final KeptConnections kept;
  private final InputStream input;
  private final OutputStream output;

  /** Counts who has had it: whoever aborts late must not close what another uses. */
  private int lease;

  private long idleSinceNanos = System.nanoTime();
  private long idleSinceMillis = System.currentTimeMillis();

  /**
   * Takes over a connected socket.
   *
   * @param raw the TCP socket below {@code socket}, or that itself
   * @param fast whether its cipher is the fastest that this process can have
   */
  HttpConnection(
      Origin origin, BufferedSocket raw, Socket socket, boolean fast, KeptConnections kept)
      throws IOException {
    this.origin = origin;
    this.raw = raw;
    this.socket = socket;
    this.fast = fast;
    this.kept = kept;
    this.input = new BufferedInputStream(socket.getInputStream(), HEAD_BUFFER_BYTES);
    this.output = socket.getOutputStream();
  }

  Origin origin() {
    return origin;
  }

  /**
   * Whether it is worth another request. Both clocks are asked: one of them goes on while the
   * process is frozen.
   *
   * @param fasterExists whether a new connection would have the native cipher
   */
  boolean isUsable(boolean fasterExists) {
    var idleMillis =
        Math.max(
            (System.nanoTime() - idleSinceNanos) / 1_000_000,
            System.currentTimeMillis() - idleSinceMillis);
    if ((fasterExists && !fast) || idleMillis < 0 || idleMillis > LONGEST_IDLE.toMillis()) {
      return false;
    }
    try {
      return idleMillis < SURELY_ALIVE.toMillis() || !raw.isFinished();
    } catch (IOException broken) {
      return false;
    }
  }

  /** Sends a request and reads the head of its answer; its body keeps or closes this. */
  HttpExecuteResponse exchange(HttpExecuteRequest request) throws IOException {
    var head = request.httpRequest();
    var body = request.contentStreamProvider();
    raw.gather(true);
    output.write(RequestHead.of(head, origin, body.isPresent()).getBytes(ISO_8859_1));
    var early = body.isPresent() && expectsContinue(head) ? interim() : null;
    if (early == null && body.isPresent()) {
      send(body.get());
    }
    output.flush();
    raw.gather(false);
    var answer = early == null ? finalHead() : early;
    var toHead = head.method() == SdkHttpMethod.HEAD;
    return response(answer, toHead, early == null && !asksToClose(head));
  }

  private static boolean asksToClose(SdkHttpRequest head) {
    return head.firstMatchingHeader("Connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  private static boolean expectsContinue(SdkHttpRequest head) {
    return head.firstMatchingHeader("Expect").isPresent();
  }

  /** The final answer where it comes before the body was sent; null where the body may be sent. */
  private @Nullable ResponseHead interim() throws IOException {
    raw.gather(false);
    var silence = raw.getSoTimeout();
    socket.setSoTimeout(Math.min(silence, LONGEST_EXPECTATION_MILLIS));
    try {
      input.mark(1);
      if (input.read() < 0) {
        throw new IOException("the connection was closed before an answer");
      }
      input.reset();
    } catch (SocketTimeoutException silent) {
      raw.gather(true);
      return null;
    } finally {
      socket.setSoTimeout(silence);
    }
    var answer = ResponseHead.read(input);
    raw.gather(true);
    return answer.status() == 100 ? null : answer;
  }

  private void send(ContentStreamProvider body) throws IOException {
    try (var content = body.newStream()) {
      var buffer = new byte[BODY_BUFFER_BYTES];
      for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        output.write(buffer, 0, read);
      }
    }
  }

  private ResponseHead finalHead() throws IOException {
    var answer = ResponseHead.read(input);
    while (answer.status() < 200) {
      answer = ResponseHead.read(input);
    }
    return answer;
  }

  synchronized int lease() {
    return lease;
  }

  private HttpExecuteResponse response(ResponseHead answer, boolean toHead, boolean mayKeep)
      throws IOException {
    var reusable = mayKeep && answer.keepsAlive();
    var own = lease();
    var body = ResponseBody.of(answer, toHead, input, () -> done(reusable), this::close);
    return HttpExecuteResponse.builder()
        .response(answer.toSdk())
        .responseBody(AbortableInputStream.create(body, () -> abort(own)))
        .build();
  }

  private void done(boolean reusable) {
    if (reusable) {
      synchronized (this) {
        lease++;
        idleSinceNanos = System.nanoTime();
        idleSinceMillis = System.currentTimeMillis();
      }
      kept.keep(this);
    } else {
      close();
    }
  }

  /** Closes it, so that whoever reads or writes fails at once; not once it was given back. */
  synchronized void abort(int whose) {
    if (whose == lease) {
      close();
    }
  }

  /** Closes it without a farewell, which could wait. */
  void close() {
    try {
      raw.close();
    } catch (IOException e) {
      // It is closed as far as this process is concerned.
    }
  }
}
