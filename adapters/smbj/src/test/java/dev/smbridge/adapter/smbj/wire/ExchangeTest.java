package dev.smbridge.adapter.smbj.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smbj.crypto.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests find their answers, whatever the server does with order, time and credits. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ExchangeTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int CALLERS = 8;
  private static final int REFUSED = 0xC000_0022;

  private final Watchdog watchdog = new Watchdog();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void answersInAnyOrderFindTheirCallers(Wiring wiring) throws Exception {
    try (var server = ServerSide.open(wiring, watchdog)) {
      var answers = new ArrayList<Future<String>>();
      for (var i = 0; i < CALLERS; i++) {
        var offset = i;
        answers.add(callers.submit(() -> read(server.client(), offset, 100)));
      }
      var asked = new ArrayList<ServerSide.Asked>();
      for (var i = 0; i < CALLERS; i++) {
        asked.addAll(server.take());
      }
      Collections.shuffle(asked, new Random(1));
      for (var request : asked) {
        server.send(Reply.to(request, "answer " + request.id()));
      }
      var texts = new ArrayList<String>();
      for (var answer : answers) {
        texts.add(answer.get());
      }
      assertEquals(CALLERS, texts.stream().distinct().count(), texts::toString);
      assertTrue(texts.stream().allMatch(text -> text.startsWith("answer ")), texts::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void anAnswerMayComeInAnyPiecesAndManyAtOnce(Wiring wiring) throws Exception {
    try (var server = ServerSide.open(wiring, watchdog)) {
      var first = asking(server, 100);
      var second = asking(server, 100);
      var one = server.take().getFirst();
      var two = server.take().getFirst();
      for (var b : server.framed(Reply.to(one, "in pieces").bytes())) {
        server.sendRaw(new byte[] {b});
      }
      server.send(Reply.notice());
      server.send(Reply.to(two, "behind a notice"));
      assertEquals(Set.of("in pieces", "behind a notice"), Set.of(first.get(), second.get()));
    }
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void whatIsOnlyPromisedIsWaitedFor(Wiring wiring) throws Exception {
    try (var server = ServerSide.open(wiring, watchdog, 1)) {
      var answer = asking(server, 100);
      var request = server.take().getFirst();
      server.send(Reply.interim(request).granting(1));
      server.send(Reply.interim(request).granting(1));
      var next = asking(server, 100);
      var granted = server.take().getFirst();
      assertFalse(answer.isDone());
      server.send(Reply.to(granted, "second").granting(0));
      assertEquals("second", next.get());
      server.send(Reply.to(request, "first").granting(0));
      assertEquals("first", answer.get());
      var starving = new Slice(new byte[0], 0, 0);
      var unsent =
          assertThrows(
              NotSentException.class,
              () ->
                  server
                      .client()
                      .send(Reply.TO, List.of(new Write(0, starving)), soon(), false)
                      .close(),
              "an interim answer counts once");
      assertInstanceOf(TimeoutException.class, unsent.getCause());
    }
  }

  @Test
  void whatIsNotSentSaysSoUnlessAPartOfItWas() throws Exception {
    var requests = List.<Request>of(new Create("a", Opening.LOOK), new Flush(), new Close(false));
    try (var server = ServerSide.open(Wiring.GCM, watchdog, 1)) {
      var waiting = asking(server, 100);
      var unanswered = server.take().getFirst();
      var unsent = callers.submit(() -> server.client().send(Reply.TO, requests, soon(), false));
      assertInstanceOf(
          NotSentException.class,
          assertThrows(ExecutionException.class, unsent::get).getCause(),
          "request " + unanswered.id() + " has the only credit");
      assertThrows(ExecutionException.class, waiting::get);
    }
    try (var server = ServerSide.open(Wiring.GCM, watchdog, 1)) {
      var begun = callers.submit(() -> server.client().send(Reply.TO, requests, soon(), false));
      server.send(Reply.to(server.take().getFirst(), "").granting(0));
      var told = assertThrows(ExecutionException.class, begun::get).getCause();
      assertFalse(told instanceof NotSentException, "the file was opened");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Wiring.class,
      names = {"GCM", "CMAC"})
  void nothingIsSentWithoutCredit(Wiring wiring) throws Exception {
    var credits = 3;
    try (var server = ServerSide.open(wiring, watchdog, credits)) {
      var answers = new ArrayList<Future<String>>();
      for (var i = 0; i < 30; i++) {
        answers.add(asking(server, 60_000));
      }
      var ids = new HashSet<Long>();
      var window = 5L + credits;
      for (var i = 0; i < 30; i++) {
        var request = server.take().getFirst();
        assertTrue(request.id() + request.charge() <= window, "beyond what was granted");
        assertTrue(ids.add(request.id()), "a number used twice");
        server.send(Reply.to(request, "x"));
        window += request.charge();
      }
      for (var answer : answers) {
        assertEquals("x", answer.get());
      }
    }
  }

  @Test
  void aRequestIsMadeSmallerWhereCreditsNeverSuffice() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog, 2)) {
      var answer = asking(server, Exchange.MOST_PAYLOAD_BYTES);
      var request = server.take().getFirst();
      assertEquals(2, request.charge());
      assertEquals(2 * Credits.PAYLOAD_BYTES, request.payloadBytes());
      server.send(Reply.to(request, "short"));
      assertEquals("short", answer.get());
    }
  }

  @Test
  void creditsThatCameWithThePromiseAreUsedOnceNothingIsUnderWay() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog, 2)) {
      var answers = new ArrayList<Future<String>>();
      for (var i = 0; i < CALLERS; i++) {
        answers.add(asking(server, Exchange.MOST_PAYLOAD_BYTES));
      }
      for (var i = 0; i < CALLERS; i++) {
        var request = server.take().getFirst();
        server.send(Reply.interim(request).granting(2));
        server.send(Reply.to(request, "done").granting(0));
      }
      for (var answer : answers) {
        assertEquals("done", answer.get());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void aCompoundIsAnsweredInOneFrameOrInSeveral(Wiring wiring) throws Exception {
    try (var server = ServerSide.open(wiring, watchdog)) {
      for (var apart : List.of(false, true)) {
        var requests =
            List.<Request>of(
                new Read(0, 10), new Write(0, Slice.of("abc".getBytes(UTF_8))), new Close(true));
        var asking = callers.submit(() -> server.client().send(Reply.TO, requests, LONG, false));
        var asked = server.take();
        assertEquals(
            List.of(Command.READ, Command.WRITE, Command.CLOSE),
            asked.stream().map(ServerSide.Asked::command).toList());
        assertEquals(
            List.of(0, Header.RELATED, Header.RELATED),
            asked.stream().map(request -> request.flags() & Header.RELATED).toList());
        var replies = asked.stream().map(request -> Reply.to(request, "data")).toList();
        if (apart) {
          server.send(replies.get(2));
          server.send(replies.get(0), replies.get(1));
        } else {
          server.send(replies.toArray(Reply[]::new));
        }
        try (var answers = asking.get()) {
          assertEquals("data", text(ReadAnswer.data(answers.get(0), 10)));
          assertEquals(3, WriteAnswer.count(answers.get(1)));
          assertTrue(answers.get(2).isSuccess());
        }
      }
    }
  }

  @Test
  void aCompoundIsSentOneByOneWhereCreditsNeverSuffice() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog, 1)) {
      var requests =
          List.<Request>of(
              new Create("a", Opening.LOOK), new Read(0, 10), new Flush(), new Close(false));
      var asking = callers.submit(() -> server.client().send(Reply.TO, requests, LONG, false));
      server.send(Reply.to(server.take().getFirst(), ""));
      server.send(Reply.to(server.take().getFirst(), "").with(REFUSED));
      var closing = server.take().getFirst();
      assertEquals(Command.CLOSE, closing.command(), "what was opened is closed");
      server.send(Reply.to(closing, ""));
      try (var answers = asking.get()) {
        assertEquals(
            List.of(0, REFUSED, REFUSED, 0),
            IntStream.range(0, 4).mapToObj(i -> answers.get(i).status()).toList());
      }
    }
  }

  @Test
  void nothingFollowsAnOpeningThatIsRefusedWhereCreditsNeverSuffice() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog, 1)) {
      var requests = List.<Request>of(new Create("a", Opening.LOOK), new Close(false));
      var asking = callers.submit(() -> server.client().send(Reply.TO, requests, LONG, false));
      server.send(Reply.to(server.take().getFirst(), "").with(REFUSED));
      try (var answers = asking.get()) {
        assertEquals(REFUSED, answers.get(1).status());
      }
    }
  }

  @Test
  void silenceEndsByTheLimitForAllWhoWait() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog)) {
      var patient = asking(server, 100);
      assertThrows(TimeoutException.class, () -> read(server.client(), 0, 100, soon(), false));
      assertFalse(server.client().isOpen());
      var told = assertThrows(ExecutionException.class, patient::get);
      assertInstanceOf(TimeoutException.class, told.getCause());
    }
  }

  @Test
  void whatTakesLongIsWaitedForAsLongAsTheServerLives() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog)) {
      var asked = new AtomicInteger();
      var flushing =
          callers.submit(() ->
              server
                  .client()
                  .sendLong(
                      Reply.TO,
                      List.of(new Flush(), new Echo()),
                      LONG,
                      Duration.ofMillis(50),
                      () -> asked.incrementAndGet() > 0));
      var requests = server.take();
      server.send(Reply.to(requests.get(1), ""));
      Thread.sleep(300);
      server.send(Reply.to(requests.get(0), ""));
      try (var answers = flushing.get()) {
        assertTrue(answers.get(0).isSuccess() && answers.get(1).isSuccess());
      }
      assertTrue(asked.get() > 0, "it was asked whether the server lives");
    }
  }

  @Test
  void whatTakesLongEndsOnceTheServerIsDead() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog)) {
      assertThrows(
          TimeoutException.class,
          () ->
              server
                  .client()
                  .sendLong(
                      Reply.TO, List.of(new Flush()), LONG, Duration.ofMillis(50), () -> false));
      assertFalse(server.client().isOpen());
    }
  }

  @Test
  void whoHangsInTheSocketIsFreedByTheLimit() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog, 4096)) {
      var data = Slice.of(new byte[Exchange.MOST_PAYLOAD_BYTES]);
      var writers = new ArrayList<Future<?>>();
      for (var i = 0; i < 32; i++) {
        Callable<Void> write =
            () -> {
              server.client().send(Reply.TO, List.of(new Write(0, data)), soon(), false);
              return null;
            };
        writers.add(callers.submit(write));
      }
      for (var writer : writers) {
        assertThrows(ExecutionException.class, writer::get);
      }
    }
  }

  @Test
  void anInterruptEndsAWaitAndLeavesTheConnectionUsable() throws Exception {
    try (var server = ServerSide.open(Wiring.CMAC, watchdog)) {
      var reading = new ArrayList<Thread>();
      Callable<String> task =
          () -> {
            synchronized (reading) {
              reading.add(Thread.currentThread());
            }
            return read(server.client(), 0, 100, LONG, true);
          };
      var stopped = callers.submit(task);
      var late = server.take().getFirst();
      synchronized (reading) {
        reading.forEach(Thread::interrupt);
      }
      var told = assertThrows(ExecutionException.class, stopped::get);
      assertInstanceOf(InterruptedException.class, told.getCause());
      var next = asking(server, 100);
      var request = server.take().getFirst();
      server.send(Reply.to(late, "too late"));
      server.send(Reply.to(request, "in time"));
      assertEquals("in time", next.get());
    }
  }

  @Test
  void anInterruptIsKeptWhereItDoesNotEndTheWait() throws Exception {
    try (var server = ServerSide.open(Wiring.GCM, watchdog)) {
      var answer =
          callers.submit(() -> {
            Thread.currentThread().interrupt();
            var text = read(server.client(), 0, 100);
            return text + Thread.interrupted();
          });
      server.send(Reply.to(server.take().getFirst(), "kept: "));
      assertEquals("kept: true", answer.get());
    }
  }

  @Test
  void anAnswerThatComesTwiceIsTakenOnce() throws Exception {
    try (var server = ServerSide.open(Wiring.CMAC, watchdog)) {
      var first = asking(server, 100);
      var request = server.take().getFirst();
      server.send(Reply.to(request, "once"));
      assertEquals("once", first.get());
      server.send(Reply.to(request, "twice"));
      server.send(Reply.to(request, "never asked").numbered(request.id() + 1000));
      var next = asking(server, 100);
      server.send(Reply.to(server.take().getFirst(), "another"));
      assertEquals("another", next.get());
    }
  }

  @Test
  void nothingRunsOnOnceConnectionsAreClosed() throws Exception {
    ServerSide.open(Wiring.GCM, watchdog).close();
    for (var i = 0; i < 100 && deadlines() > 0; i++) {
      Thread.sleep(20);
    }
    assertEquals(0, deadlines());
  }

  private static long deadlines() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("smb-deadlines"))
        .count();
  }

  private Future<String> asking(ServerSide server, int bytes) {
    return callers.submit(() -> read(server.client(), 0, bytes));
  }

  private static String read(Exchange client, long offset, int bytes) throws Exception {
    return read(client, offset, bytes, LONG, false);
  }

  private static String read(
      Exchange client, long offset, int bytes, Duration limit, boolean interruptible)
      throws Exception {
    var request = List.<Request>of(new Read(offset, bytes));
    try (var answers = client.send(Reply.TO, request, limit, interruptible)) {
      return text(ReadAnswer.data(answers.first(), bytes));
    }
  }

  private static Duration soon() {
    return Duration.ofMillis(400);
  }

  private static String text(Slice bytes) {
    return new String(bytes.array(), bytes.offset(), bytes.length(), UTF_8);
  }
}
