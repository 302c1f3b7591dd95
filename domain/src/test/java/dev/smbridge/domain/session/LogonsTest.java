package dev.smbridge.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a server is asked whether it takes a secret. */
@Timeout(60)
class LogonsTest {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(20));
  private static final String REFUSAL = "the server refused alice";

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Logons logons = new Logons(() -> now);
  private final AtomicInteger asked = new AtomicInteger();

  private static LogonAccount account(String version) {
    return new LogonAccount(
        new ServerAddress("files.example.test", 445), Authentication.NTLM, "alice", "", version);
  }

  private Integer logOn(String version) throws FileFailure {
    return logons.attempt(account(version), DEADLINE, asked::incrementAndGet);
  }

  private FileFailure refused(String version) {
    return Failing.as(
        () ->
            logons.attempt(
                account(version),
                DEADLINE,
                () -> {
                  asked.incrementAndGet();
                  throw new FileFailure(FailureKind.AUTHENTICATION, REFUSAL)
                      .withServerStatus(0xC000006D);
                }),
        FailureKind.AUTHENTICATION);
  }

  @Test
  void aRefusedVersionIsNotSentAgainForAMinute() throws Exception {
    assertEquals(REFUSAL, refused("1").message());
    for (var i = 0; i < 50; i++) {
      var failure = refused("1");
      assertTrue(failure.message().contains("not tried again for 60 s"), failure::message);
      assertEquals(0xC000006D, failure.serverStatus().orElseThrow());
    }
    assertEquals(1, asked.get());
    now = now.plusSeconds(59);
    assertTrue(refused("1").message().contains("for 1 s"));
    assertEquals(1, asked.get());
    now = now.plusSeconds(1);
    assertEquals(2, logOn("1"));
    assertEquals(3, logOn("1"));
  }

  @Test
  void anotherVersionIsTriedAtOnce() throws Exception {
    refused("1");
    assertEquals(2, logOn("2"));
    refused("1");
    assertEquals(2, asked.get());
  }

  @Test
  void aClockThatWasSetBackMakesItTryAgain() throws Exception {
    refused("1");
    now = now.minusSeconds(1);
    assertEquals(2, logOn("1"));
  }

  @Test
  void sixteenThreadsWithAWrongPasswordAreOneLogon() throws Exception {
    for (var outcome : Concurrently.all(16, _ -> () -> refused("1"))) {
      assertEquals(FailureKind.AUTHENTICATION, outcome.kind());
    }
    assertEquals(1, asked.get());
  }

  @Test
  void onceOneWasAcceptedTheOthersFollowTogether() throws Exception {
    logOn("1");
    var together = new CountDownLatch(16);
    Concurrently.all(
        16,
        _ ->
            () ->
                logons.attempt(
                    account("1"),
                    DEADLINE,
                    () -> {
                      together.countDown();
                      try {
                        together.await();
                      } catch (InterruptedException never) {
                        throw new AssertionError(never);
                      }
                      return 1;
                    }));
    assertEquals(0, together.getCount());
  }

  @Test
  void afterAConnectionBrokeOneGoesFirstAgain() throws Exception {
    logOn("1");
    logons.doubt(account("1"));
    Concurrently.all(16, _ -> () -> refused("1"));
    assertEquals(2, asked.get());
  }

  @Test
  void aServerThatTakesNobodyInIsNoAnswerToTheSecret() throws Exception {
    var busy = new FileFailure(FailureKind.UNREACHABLE, "the server is at its limit");
    Concurrently.all(
        16,
        number ->
            () ->
                number < 15
                    ? Failing.as(
                        () ->
                            logons.attempt(
                                account("1"),
                                DEADLINE,
                                () -> {
                                  throw busy;
                                }),
                        FailureKind.UNREACHABLE)
                    : busy);
    Concurrently.all(16, _ -> () -> refused("1"));
    assertEquals(1, asked.get());
  }

  @Test
  void theWaitForTheFirstLogonEnds() throws Exception {
    var trying = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    var first =
        Thread.ofVirtual()
            .start(() -> {
              try {
                logons.attempt(
                    account("1"),
                    DEADLINE,
                    () -> {
                      trying.countDown();
                      try {
                        answered.await();
                      } catch (InterruptedException never) {
                        throw new AssertionError(never);
                      }
                      return 1;
                    });
              } catch (FileFailure unexpected) {
                throw new AssertionError(unexpected);
              }
            });
    trying.await();
    var hasty = Deadline.patient(Duration.ofMillis(100));
    Failing.as(() -> logons.attempt(account("1"), hasty, () -> 1), FailureKind.DEADLINE);
    answered.countDown();
    first.join();
    logOn("1");
  }

  @Test
  void anUnexpectedEndLeavesTheWayFree() throws Exception {
    try {
      logons.attempt(
          account("1"),
          DEADLINE,
          () -> {
            throw new IllegalStateException("a bug");
          });
    } catch (IllegalStateException bug) {
      asked.incrementAndGet();
    }
    assertEquals(2, logOn("1"));
  }
}
