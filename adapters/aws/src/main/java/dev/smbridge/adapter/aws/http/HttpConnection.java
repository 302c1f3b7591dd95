package dev.smbridge.adapter.aws.http;

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
 * A connection that carries one request at a time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">HTTP/1.1</a>
 */
final class HttpConnection {
  private static final int HEAD_BUFFER_BYTES = 8 << 10;
  private static final int BODY_BUFFER_BYTES = 64 << 10;
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(4);

  /** For so long an idle connection is used without the millisecond that a check takes. */
  private static final Duration UNCHECKED_IDLE = Duration.ofMillis(500);

  /** How long the body waits for "100 Continue"; servers that do not know it send none. */
  private static final int LONGEST_EXPECTATION_MILLIS = 1000;

  private final Origin origin;
  private final BufferedSocket raw;
  private final Socket socket;
  private final boolean nativeCipher;
  private final KeptConnections kept;
  private final InputStream input;
  private final OutputStream output;

  /** Counts the requests, so that a late abort does not close what the next request uses. */
  private int lease;

  private long idleSinceNanos = System.nanoTime();
  private long idleSinceMillis = System.currentTimeMillis();

  /**
   * Takes over a connected socket.
   *
   * @param raw the TCP socket below {@code socket}, or that itself
   * @param nativeCipher whether a new connection could not be faster
   */
  HttpConnection(
      Origin origin, BufferedSocket raw, Socket socket, boolean nativeCipher, KeptConnections kept)
      throws IOException {
    this.origin = origin;
    this.raw = raw;
    this.socket = socket;
    this.nativeCipher = nativeCipher;
    this.kept = kept;
    this.input = new BufferedInputStream(socket.getInputStream(), HEAD_BUFFER_BYTES);
    this.output = socket.getOutputStream();
  }

  Origin origin() {
    return origin;
  }

  /**
   * Whether it is fit for another request. The longer of two clocks counts, since one of them
   * stands still while a function is frozen.
   *
   * @param nativeWanted whether a new connection would have the native cipher
   */
  boolean isUsable(boolean nativeWanted) {
    var idleMillis =
        Math.max(
            (System.nanoTime() - idleSinceNanos) / 1_000_000,
            System.currentTimeMillis() - idleSinceMillis);
    if ((nativeWanted && !nativeCipher) || idleMillis > LONGEST_IDLE.toMillis()) {
      return false;
    }
    try {
      return idleMillis < UNCHECKED_IDLE.toMillis() || !raw.isFinished();
    } catch (IOException _) {
      return false;
    }
  }

  /** Sends a request and reads the head of its answer; whoever reads the body gives this back. */
  HttpExecuteResponse exchange(HttpExecuteRequest request) throws IOException {
    var head = request.httpRequest();
    var body = request.contentStreamProvider();
    raw.gather(true);
    output.write(RequestHead.of(head, origin, body.isPresent()).getBytes(ISO_8859_1));
    var early = body.isPresent() && has(head, "Expect") ? answerBeforeBody() : null;
    if (early == null && body.isPresent()) {
      send(body.get());
    }
    raw.gather(false);
    var answer = early == null ? ResponseHead.readFinal(input) : early;
    var toHead = head.method() == SdkHttpMethod.HEAD;
    return response(answer, toHead, early == null && !asksToClose(head));
  }

  private static boolean asksToClose(SdkHttpRequest head) {
    return head.firstMatchingHeader("Connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  private static boolean has(SdkHttpRequest head, String name) {
    return head.firstMatchingHeader(name).isPresent();
  }

  /** The answer of a server that refuses by the head alone; null where it wants the body. */
  private @Nullable ResponseHead answerBeforeBody() throws IOException {
    raw.gather(false);
    var silence = raw.getSoTimeout();
    socket.setSoTimeout(Math.min(silence, LONGEST_EXPECTATION_MILLIS));
    try {
      input.mark(1);
      if (input.read() < 0) {
        throw new IOException("the connection was closed before an answer");
      }
      input.reset();
    } catch (SocketTimeoutException _) {
      raw.gather(true);
      return null;
    } finally {
      socket.setSoTimeout(silence);
    }
    var answer = ResponseHead.read(input);
    raw.gather(true);
    return answer.isInterim() ? null : answer;
  }

  private void send(ContentStreamProvider body) throws IOException {
    try (var content = body.newStream()) {
      var buffer = new byte[BODY_BUFFER_BYTES];
      for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        output.write(buffer, 0, read);
      }
    }
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

  /** The number of the request that uses it now. */
  synchronized int lease() {
    return lease;
  }

  private void done(boolean reusable) {
    if (reusable && !hasUnasked()) {
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

  /** Whether bytes follow the answer: they would be taken for that of the next request. */
  private boolean hasUnasked() {
    try {
      return input.available() > 0;
    } catch (IOException _) {
      return true;
    }
  }

  /** Closes it while the request of that lease uses it; whoever reads or writes fails at once. */
  synchronized void abort(int whose) {
    if (whose == lease) {
      close();
    }
  }

  void close() {
    raw.drop();
  }
}
