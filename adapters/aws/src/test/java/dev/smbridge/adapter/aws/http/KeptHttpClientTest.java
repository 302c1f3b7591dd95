package dev.smbridge.adapter.aws.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** HTTP/1.1 with a server of raw bytes. What is trusted is tested by S3TrustTest. */
class KeptHttpClientTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private RawServer server;
  private final KeptHttpClient client =
      new KeptHttpClient(
          Duration.ofSeconds(2), Duration.ofSeconds(2), new TlsClient(null, new NativeTls()));

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  private SdkHttpRequest.Builder request(SdkHttpMethod method) {
    return SdkHttpRequest.builder()
        .method(method)
        .uri(URI.create("http://127.0.0.1:" + server.port() + "/bucket/a%20key?x=1&y"));
  }

  private ExecutableHttpRequest prepared(SdkHttpRequest.Builder request, String body) {
    var whole = HttpExecuteRequest.builder();
    if (!body.isEmpty()) {
      request.putHeader("Content-Length", String.valueOf(body.length()));
      whole.contentStreamProvider(ContentStreamProvider.fromUtf8String(body));
    }
    return client.prepareRequest(whole.request(request.build()).build());
  }

  private HttpExecuteResponse send(SdkHttpMethod method, String body) throws IOException {
    return prepared(request(method), body).call();
  }

  private static String text(HttpExecuteResponse response) throws IOException {
    try (var body = response.responseBody().orElseThrow()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  @Test
  void aConnectionServesOneRequestAfterAnother() throws IOException {
    server.then(HELLO, HELLO, HELLO);
    for (var i = 0; i < 3; i++) {
      assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    }
    assertEquals(1, server.accepted());
    assertTrue(
        server.heads().getFirst().startsWith("GET /bucket/a%20key?x=1&y HTTP/1.1\r\n"),
        server.heads()::toString);
    assertTrue(
        server.heads().getFirst().contains("Host: 127.0.0.1:" + server.port() + "\r\n"),
        server.heads()::toString);
  }

  @Test
  void aBodyInChunksIsReadWholeAndKeepsTheConnection() throws IOException {
    server.then(CHUNKED + "3;a=b\r\nhel\r\nA\r\nlo, world!\r\n0\r\nTrailer: x\r\n\r\n", HELLO);
    assertEquals("hello, world!", text(send(SdkHttpMethod.GET, "")));
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals(1, server.accepted());
  }

  @Test
  void answersWithoutABodyKeepTheConnection() throws IOException {
    server.then(
        "HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n");
    var head = send(SdkHttpMethod.HEAD, "");
    assertEquals("77", head.httpResponse().firstMatchingHeader("content-length").orElseThrow());
    assertEquals("", text(head));
    assertEquals("", text(send(SdkHttpMethod.DELETE, "")));
    assertEquals("", text(send(SdkHttpMethod.GET, "")));
    assertEquals(1, server.accepted());
  }

  @Test
  void aConnectionThatTheServerWillCloseIsNotKept() throws IOException {
    server.then("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end").thenHangUp().then(HELLO);
    assertEquals("to the end", text(send(SdkHttpMethod.GET, "")));
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals(2, server.accepted());
  }

  @Test
  void aConnectionThatWasClosedMeanwhileIsNotUsed() throws Exception {
    server.then(HELLO, HELLO);
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    server.hangUp();
    Thread.sleep(600); // Longer than a connection is surely alive.
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals(2, server.accepted());
  }

  /** Each of them would cost the SDK one of its attempts. */
  @Test
  void whereAConnectionBreaksTheIdleOnesAreNotUsedEither() throws IOException {
    server.then(HELLO, HELLO, HELLO);
    var first = send(SdkHttpMethod.GET, "");
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals("hello", text(first));
    server.hangUp();
    assertThrows(IOException.class, () -> send(SdkHttpMethod.GET, ""));
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals(3, server.accepted());
  }

  @Test
  void whatFollowsAnAnswerIsNotTakenForTheNext() throws IOException {
    server.then(HELLO + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged", HELLO);
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals(2, server.accepted());
  }

  @Test
  void answersThatOnlyAnnounceTheFinalOneAreSkipped() throws IOException {
    server.then("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" + HELLO);
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    server.then("HTTP/1.1 103 Early Hints\r\n\r\n" + HELLO);
    var request = request(SdkHttpMethod.PUT).putHeader("Expect", "100-continue");
    assertEquals("hello", text(prepared(request, "body").call()));
  }

  @Test
  void aBodyIsSentOnceItIsWanted() throws IOException {
    server.then("HTTP/1.1 100 Continue\r\n\r\n", HELLO);
    var request = request(SdkHttpMethod.PUT).putHeader("Expect", "100-continue");
    assertEquals("hello", text(prepared(request, "body").call()));
  }

  @Test
  void aBodyThatIsNotWantedIsNotSentAndTheConnectionNotKept() throws IOException {
    server.then("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno", HELLO);
    var request = request(SdkHttpMethod.PUT).putHeader("Expect", "100-continue");
    var refused = prepared(request, "body").call();
    assertEquals(403, refused.httpResponse().statusCode());
    assertEquals("no", text(refused));
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals(2, server.accepted());
  }

  @Test
  void anAnswerThatIsNotReadToItsEndTakesTheConnectionWithIt() throws IOException {
    server.then("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nbegin", HELLO);
    send(SdkHttpMethod.GET, "").responseBody().orElseThrow().close();
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals(2, server.accepted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\n folded: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
        RawServer.CLOSE
      })
  void whatIsNoAnswerIsAFailureThatMayBeTriedAgain(String answer) {
    server.then(answer);
    assertThrows(IOException.class, () -> send(SdkHttpMethod.GET, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 9\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n9\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello!\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nxyz\r\nhello"
      })
  void aBodyThatIsNotWhatItsHeadAnnouncesIsAFailure(String answer) throws IOException {
    server.then("HTTP/1.1 200 OK\r\n" + answer).thenHangUp();
    var response = send(SdkHttpMethod.GET, "");
    assertThrows(IOException.class, () -> text(response));
  }

  @Test
  void aHeadWithoutEndIsAFailure() {
    server.then("HTTP/1.1 200 OK\r\nx: " + "x".repeat(70_000) + "\r\n\r\n");
    assertThrows(IOException.class, () -> send(SdkHttpMethod.GET, ""));
  }

  @Test
  void aServerThatStaysSilentIsLeftInTime() {
    server.then(RawServer.SILENCE);
    assertThrows(SocketTimeoutException.class, () -> send(SdkHttpMethod.GET, ""));
  }

  @Test
  void whoAbortsEndsTheWait() throws Exception {
    server.then(RawServer.SILENCE);
    var request = prepared(request(SdkHttpMethod.GET), "");
    var waiting = new FutureTask<>(() -> assertThrows(IOException.class, request::call));
    Thread.startVirtualThread(waiting);
    while (server.heads().isEmpty()) {
      Thread.sleep(1);
    }
    request.abort();
    assertFalse(waiting.get(1, TimeUnit.SECONDS) instanceof SocketTimeoutException);
  }

  /** The first read waited for the limit; closing does not wait for it once more. */
  @Test
  void aBodyThatStalledIsClosedAtOnce() throws IOException {
    server.then("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
    var body = send(SdkHttpMethod.GET, "").responseBody().orElseThrow();
    assertThrows(SocketTimeoutException.class, body::readAllBytes);
    assertTimeoutPreemptively(Duration.ofSeconds(1), body::close);
  }

  /** A platform thread, since interrupting a virtual one ends any wait for a socket. */
  @Test
  void whoAbortsEndsTheHandshake() throws Exception {
    var request =
        prepared(
            SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("https://127.0.0.1:" + server.port())),
            "");
    var waiting = new FutureTask<>(() -> assertThrows(IOException.class, request::call));
    Thread.ofPlatform().daemon().start(waiting);
    while (server.accepted() == 0) {
      Thread.sleep(1);
    }
    request.abort();
    assertFalse(waiting.get(1, TimeUnit.SECONDS) instanceof SocketTimeoutException);
  }

  @Test
  void whatWasAbortedIsNotSent() {
    var request = prepared(request(SdkHttpMethod.GET), "");
    request.abort();
    assertThrows(IOException.class, request::call);
    assertEquals(0, server.accepted());
  }

  @Test
  void anAddressOfIpv6IsReached() throws IOException {
    try (var six = new RawServer(InetAddress.ofLiteral("::1"))) {
      six.then(HELLO);
      var request =
          SdkHttpRequest.builder()
              .method(SdkHttpMethod.GET)
              .uri(URI.create("http://[::1]:" + six.port() + "/"));
      assertEquals("hello", text(prepared(request, "").call()));
      assertTrue(
          six.heads().getFirst().contains("Host: [::1]:" + six.port()), six.heads()::toString);
    } catch (BindException without) {
      assumeTrue(false, "this machine has no IPv6");
    }
  }

  @Test
  void aHeaderOfTwoLinesIsNotSent() {
    var request = request(SdkHttpMethod.GET).putHeader("x-amz-meta-a", "b\r\nHost: elsewhere");
    assertThrows(IllegalArgumentException.class, () -> prepared(request, "").call());
    assertEquals(0, server.heads().size());
  }

  @Test
  void nothingIsKeptOnceItIsClosed() throws IOException {
    server.then(HELLO, HELLO);
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    client.close();
    assertEquals("hello", text(send(SdkHttpMethod.GET, "")));
    assertEquals(2, server.accepted());
  }
}
