package dev.smbridge.adapter.smbj.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.smbj.wire.ServerSide.Asked;
import dev.smbridge.domain.failure.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server whose every answer is spoilt somewhere, before it is protected (a server that errs) or
 * afterwards (somebody on the way). Each question ends in time, with the truth or with a failure.
 * {@code -Dsmbridge.fuzz.frames=100000} asks more.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class FuzzedServerTest {
  private static final int FRAMES = Integer.getInteger("smbridge.fuzz.frames", 3_000);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String TRUTH = "the truth, and nothing but the truth";

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final Watchdog watchdog = new Watchdog();

  private enum Outcome {
    TRUTH,
    OTHER_BYTES,
    FAILURE
  }

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void whatIsSpoiltOnTheWayIsNeverBelieved(Wiring wiring) throws Exception {
    var random = new Random(wiring.name().hashCode());
    var failures = 0;
    var server = ServerSide.open(wiring, watchdog);
    for (var i = 0; i < FRAMES / Wiring.values().length / 2; i++) {
      if (!server.client().isOpen()) {
        server.close();
        server = ServerSide.open(wiring, watchdog);
      }
      var asking = asking(server.client());
      var request = server.take().getFirst();
      var frame = server.framed(Reply.to(request, TRUTH).bytes());
      sendOrMiss(server, spoilt(frame, random));
      sendOrMiss(server, frame);
      var outcome = outcome(server, asking);
      assertFalse(outcome == Outcome.OTHER_BYTES, "round " + i);
      failures += outcome == Outcome.FAILURE ? 1 : 0;
    }
    server.close();
    assertTrue(failures > 0, "something was spoilt");
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void anErringServerEndsNoQuestionInAnyOtherWay(Wiring wiring) throws Exception {
    var random = new Random(1 + wiring.name().hashCode());
    var server = ServerSide.open(wiring, watchdog);
    for (var i = 0; i < FRAMES / Wiring.values().length / 2; i++) {
      if (!server.client().isOpen()) {
        server.close();
        server = ServerSide.open(wiring, watchdog);
      }
      var asking = asking(server.client());
      var request = server.take().getFirst();
      sendOrMiss(server, server.framed(erring(wiring, request, random)));
      sendOrMiss(server, server.framed(Reply.to(request, TRUTH).bytes()));
      outcome(server, asking); // which fails where a question ends in any other way
    }
    server.close();
  }

  private Future<String> asking(Exchange client) {
    return callers.submit(() -> {
      try (var answers = client.send(Reply.TO, List.of(new Read(0, 100)), LIMIT, false)) {
        var data = ReadAnswer.data(answers.first(), 100);
        return new String(data.array(), data.offset(), data.length(), StandardCharsets.ISO_8859_1);
      }
    });
  }

  /** Where the spoilt frame swallows the next, the question ends once the line is closed. */
  private static Outcome outcome(ServerSide server, Future<String> asking) throws Exception {
    try {
      return outcome(asking, 200);
    } catch (TimeoutException swallowed) {
      sendOrMiss(server, new byte[Exchange.MOST_PAYLOAD_BYTES * 2]);
      return outcome(asking, LIMIT.toMillis());
    }
  }

  private static Outcome outcome(Future<String> asking, long millis) throws Exception {
    try {
      return asking.get(millis, TimeUnit.MILLISECONDS).equals(TRUTH)
          ? Outcome.TRUTH
          : Outcome.OTHER_BYTES;
    } catch (ExecutionException e) {
      var cause = e.getCause();
      assertTrue(cause instanceof IOException || cause instanceof FileFailure, () -> "" + cause);
      return Outcome.FAILURE;
    }
  }

  /** The client may have hung up already. */
  private static void sendOrMiss(ServerSide server, byte[] bytes) {
    try {
      server.sendRaw(bytes);
    } catch (IOException hungUp) {
      assertFalse(server.client().isOpen());
    }
  }

  private static byte[] spoilt(byte[] frame, Random random) {
    var at = random.nextInt(frame.length);
    return switch (random.nextInt(4)) {
      case 0 -> changed(frame, at, random);
      case 1 -> Arrays.copyOf(frame, at);
      case 2 -> changed(changed(frame, at, random), random.nextInt(frame.length), random);
      default -> changed(frame, 4 + random.nextInt(60), random);
    };
  }

  /** No cipher of AES-GMAC signs two messages of one number, so there is no frame of them. */
  private static byte[] erring(Wiring wiring, Asked request, Random random) {
    var good = Reply.to(request, TRUTH).bytes();
    return switch (random.nextInt(wiring == Wiring.GMAC ? 4 : 5)) {
      case 0 -> changed(good, anywhereButNextCommand(good, random), random);
      case 1 -> Arrays.copyOf(good, Header.BYTES + random.nextInt(good.length - Header.BYTES));
      case 2 -> Reply.to(request, TRUTH).with(random.nextInt()).bytes();
      case 3 -> changed(good, Header.BYTES + random.nextInt(16), random);
      default -> Reply.compound(List.of(Reply.to(request, "one"), Reply.to(request, "two")));
    };
  }

  /** What it says of the next member is needed to protect a frame at all. */
  private static int anywhereButNextCommand(byte[] message, Random random) {
    var at = random.nextInt(message.length);
    return at / Integer.BYTES * Integer.BYTES == Header.NEXT_COMMAND ? Header.STATUS : at;
  }

  private static byte[] changed(byte[] bytes, int at, Random random) {
    var changed = bytes.clone();
    changed[at] ^= (byte) (1 + random.nextInt(255));
    return changed;
  }
}
