package dev.smbridge.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.share.FaultyShares;
import dev.smbridge.domain.share.MemoryFileServer;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How connections are leased, kept, and got rid of. */
@Timeout(60)
class SharePoolTest {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(5));
  private static final Deadline HASTY = Deadline.patient(Duration.ofMillis(300));

  private final MemoryFileServer server = new MemoryFileServer();
  private final FaultyShares shares = new FaultyShares(server);
  private final AtomicLong nanos = new AtomicLong();
  private final SharePool pool =
      new SharePool(
          new Connectors(
              new PortsByName<ShareConnector>(Map.of("memory", () -> shares)),
              InstantSource.system()),
          PoolLimits.of(2),
          nanos::get);

  SharePoolTest() {
    server.addShare("other");
  }

  @AfterEach
  void nothingIsLeftOpen() {
    pool.close();
    shares.assertNothingOpen();
    server.assertNothingOpen();
  }

  private Lease lease(Deadline deadline) throws FileFailure {
    return lease(MemoryFileServer.SHARE, deadline);
  }

  private Lease lease(String share, Deadline deadline) throws FileFailure {
    return pool.lease(server.target(share), server.credential(), deadline);
  }

  @Test
  void theWaitForAConnectionHasOneLimitHoweverOftenItIsWokenUp() throws Exception {
    try (var first = lease(DEADLINE);
        var second = lease(DEADLINE)) {
      assertNotSame(first.connection(), second.connection());
      var waking =
          Thread.ofVirtual()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  try (var other = lease("other", DEADLINE)) {
                    Thread.sleep(20);
                    other.capabilities();
                  } catch (FileFailure | InterruptedException stop) {
                    return;
                  }
                }
              });
      try {
        var failure = Failing.as(() -> lease(HASTY), FailureKind.DEADLINE);
        assertTrue(failure.message().contains("all 2 connections"), failure::message);
      } finally {
        waking.interrupt();
        waking.join();
      }
    }
  }

  @Test
  void whoeverWaitsGetsWhatComesBack() throws Exception {
    var first = lease(DEADLINE);
    try (var second = lease(DEADLINE)) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              Thread.sleep(50);
            } catch (InterruptedException never) {
              throw new AssertionError(never);
            }
            first.close();
          });
      try (var third = lease(DEADLINE)) {
        assertSame(first.connection(), third.connection());
        assertNotSame(second.connection(), third.connection());
      }
    }
  }

  @Test
  void whatWasProbedWhileAllWereClosedIsNotKept() throws Exception {
    lease(DEADLINE).close();
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    shares
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.ANSWERS) {
            pool.closeConnections();
          }
        });
    lease(DEADLINE).close();
    assertEquals(0, shares.openConnections());
  }

  @Test
  void aConnectionThatBrokeWhereNobodyWasToldIsNotHandedOutAgain() throws Exception {
    try (var lease = lease(DEADLINE)) {
      lease.capabilities();
      shares.cut();
    }
    assertEquals(0, shares.openConnections());
    try (var lease = lease(DEADLINE)) {
      assertFalse(lease.connection().isBroken());
      assertTrue(lease.connection().answers(Duration.ofSeconds(1)));
    }
  }

  @Test
  void aConnectionThatBrokeWhileIdleIsNotHandedOutAgain() throws Exception {
    lease(DEADLINE).close();
    shares.cut();
    try (var lease = lease(DEADLINE)) {
      assertTrue(lease.connection().answers(Duration.ofSeconds(1)));
    }
    assertEquals(2, server.connectionsMade());
  }

  @Test
  void aPlaceComesBackWhereClosingOrAskingFailsUnexpectedly() throws Exception {
    shares.failClosing(new IllegalStateException("closing has a bug"));
    for (var i = 0; i < 5; i++) {
      var lease = lease(DEADLINE);
      lease.learn(new FileFailure(FailureKind.CONNECTION_LOST, "it broke"));
      lease.close();
    }
    lease(DEADLINE).close();
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    lease(DEADLINE).close();
    pool.closeConnections();
    try (var first = lease(DEADLINE);
        var second = lease(HASTY)) {
      assertNotSame(first.connection(), second.connection());
    }
    shares.failClosing(null);
  }

  @Test
  void aPlaceComesBackWhereConnectingFails() throws Exception {
    for (var i = 0; i < 5; i++) {
      shares.faults().fail(ShareCall.CONNECT, 1, new FileFailure(FailureKind.UNREACHABLE, "no"));
      Failing.as(() -> lease(HASTY), FailureKind.UNREACHABLE);
    }
    lease(HASTY).close();
  }

  @Test
  void whatIsLentIsSharedWhereNoOtherIsLeft() throws Exception {
    try (var lender = lease(DEADLINE)) {
      lender.lend();
      try (var second = lease(DEADLINE);
          var third = lease(HASTY);
          var fourth = lease(HASTY)) {
        assertNotSame(lender.connection(), second.connection());
        assertSame(lender.connection(), third.connection());
        assertSame(lender.connection(), fourth.connection());
      }
      assertEquals(2, shares.openConnections());
      try (var again = lease(HASTY)) {
        assertNotSame(lender.connection(), again.connection());
      }
    }
    assertEquals(2, server.connectionsMade());
  }

  @Test
  void aPlaceIsFreeOnceTheLastWhoSharedItsConnectionLetGo() throws Exception {
    try (var second = lease(DEADLINE)) {
      var lender = lease(DEADLINE);
      lender.lend();
      var third = lease(HASTY);
      lender.close();
      assertFalse(third.connection().isBroken());
      Failing.as(() -> lease(HASTY), FailureKind.DEADLINE);
      third.close();
      try (var fourth = lease(HASTY)) {
        assertSame(third.connection(), fourth.connection());
        assertNotSame(second.connection(), fourth.connection());
        Failing.as(() -> lease(HASTY), FailureKind.DEADLINE);
      }
    }
  }

  @Test
  void aSharedConnectionThatOneFoundBrokenIsNotHandedOutAgain() throws Exception {
    try (var second = lease(DEADLINE);
        var lender = lease(DEADLINE)) {
      lender.lend();
      var third = lease(HASTY);
      third.learn(new FileFailure(FailureKind.CONNECTION_LOST, "it broke"));
      third.close();
      Failing.as(() -> lease(HASTY), FailureKind.DEADLINE);
      assertNotSame(second.connection(), lender.connection());
    }
    assertEquals(1, shares.openConnections());
  }

  @Test
  void anOperationLongAfterItsDeadlineLosesItsConnectionToWhoeverWaits() throws Exception {
    var late = lease(Deadline.within(Duration.ofMillis(100), Duration.ofSeconds(1)));
    try (var second = lease(DEADLINE);
        var third = lease(Deadline.patient(Duration.ofSeconds(30)))) {
      assertNotSame(second.connection(), third.connection());
      assertTrue(late.connection().isBroken());
      late.close();
      Failing.as(() -> lease(HASTY), FailureKind.DEADLINE);
    }
  }
}
