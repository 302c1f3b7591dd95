package dev.smbridge.adapter.smbj.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.smbridge.adapter.smbj.wire.ServerSide.Asked;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody can vouch for ends the connection at once, and nothing of it is used. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ForgeryTest {
  private final ExecutorService callers = Executors.newCachedThreadPool();

  /** What somebody on the way sends instead of an answer. */
  interface Forgery {
    byte[] frame(ServerSide server, Asked request) throws IOException;
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(Wiring.values())
        .flatMap(wiring ->
            Stream.of(
                forged(
                    wiring,
                    "the last bit is changed",
                    (server, request) -> flipped(good(server, request), -1)),
                forged(
                    wiring,
                    "a bit of the header is changed",
                    (server, request) -> flipped(good(server, request), 4 + 30)),
                forged(
                    wiring,
                    "the signature or tag is changed",
                    (server, request) ->
                        flipped(good(server, request), wiring.name().endsWith("MAC") ? 55 : 10)),
                forged(
                    wiring,
                    "it is not protected",
                    (server, request) -> ServerSide.plain(lie(request).bytes())),
                forged(
                    wiring,
                    "it is not protected, and names no session",
                    (server, request) -> ServerSide.plain(lie(request).of(0).bytes())),
                forged(
                    wiring,
                    "it is not protected, and promises an answer with success",
                    (server, request) ->
                        ServerSide.plain(
                            lie(request).flagged(Header.SERVER_TO_CLIENT | Header.ASYNC).bytes())),
                forged(
                    wiring,
                    "it is of another session",
                    (server, request) -> server.framed(lie(request).of(1).bytes())),
                forged(
                    wiring,
                    "it is a request sent back",
                    (server, request) -> server.framed(lie(request).flagged(0).bytes())),
                forged(
                    wiring,
                    "it answers another command",
                    (server, request) -> server.framed(lie(request).about(Command.WRITE).bytes())),
                forged(
                    wiring,
                    "it is no message",
                    (server, request) -> ServerSide.plain(new byte[200])),
                forged(
                    wiring,
                    "it is longer than any answer",
                    (server, request) -> new byte[] {0, (byte) 0xFF, 0, 0})));
  }

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("forgeries")
  void aForgedAnswerEndsTheConnection(Wiring wiring, String what, Forgery forgery)
      throws Exception {
    try (var server = ServerSide.open(wiring, new Watchdog())) {
      var asking =
          callers.submit(() ->
              server
                  .client()
                  .send(Reply.TO, List.of(new Read(0, 100)), Duration.ofSeconds(20), false));
      server.sendRaw(forgery.frame(server, server.take().getFirst()));
      var told = assertThrows(ExecutionException.class, asking::get, what);
      assertInstanceOf(InvalidMessageException.class, told.getCause(), what);
      assertFalse(server.client().isOpen());
    }
  }

  private static Arguments forged(Wiring wiring, String what, Forgery forgery) {
    return Arguments.of(wiring, what, forgery);
  }

  private static Reply lie(Asked request) {
    return Reply.to(request, "a lie");
  }

  private static byte[] good(ServerSide server, Asked request) throws IOException {
    return server.framed(lie(request).bytes());
  }

  private static byte[] flipped(byte[] frame, int at) {
    frame[at < 0 ? frame.length + at : at] ^= 1;
    return frame;
  }
}
