package dev.smbridge.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.MemoryFileServer;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leases of one connection, and operations that should have ended. */
class LeasesTest {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Deadline DEADLINE = Deadline.patient(WAIT);
  private static final Deadline LONG_OVER = Deadline.within(Duration.ofSeconds(-10), WAIT);

  private final MemoryFileServer server = new MemoryFileServer();
  private final PoolKey key = PoolKey.of(server.target(), server.credential());
  private final ShareConnection connection;
  private final Leases leases = new Leases();
  private final SharePool pool =
      new SharePool(
          new Connectors(
              new PortsByName<ShareConnector>(Map.of("memory", () -> server)),
              InstantSource.system()),
          PoolLimits.of(2));

  LeasesTest() throws Exception {
    connection =
        server.connect(server.target(), server.credential(), ConnectionTrace.NONE, DEADLINE);
  }

  @AfterEach
  void nothingIsLeftOpen() {
    pool.close();
    connection.close();
    server.assertNothingOpen();
  }

  private Lease lease(Deadline deadline) {
    var lease = new Lease(pool, key, server.capabilities(), connection, 0, deadline);
    leases.add(lease);
    return lease;
  }

  @Test
  void aConnectionIsTakenAwayOnceAllWhoShareItAreOverdue() {
    var late = lease(LONG_OVER);
    var other = lease(DEADLINE);
    assertEquals(Optional.empty(), leases.takeOverdue(key));
    assertFalse(leases.remove(other));
    assertEquals(Optional.of(late), leases.takeOverdue(key));
    assertEquals(Optional.empty(), leases.takeOverdue(key));
  }

  @Test
  void whoeverLetsGoWhileItIsTakenAwayGivesNoPlaceBack() {
    var letsGo = lease(LONG_OVER);
    var late = lease(LONG_OVER);
    assertTrue(letsGo.end());
    assertEquals(Optional.of(late), leases.takeOverdue(key));
    assertFalse(late.end());
    assertFalse(leases.remove(letsGo));
    assertFalse(leases.remove(late));
  }

  @Test
  void theLastWhoLetsGoGivesThePlaceBack() {
    var first = lease(DEADLINE);
    first.lend();
    var second = leases.another(key, 0, DEADLINE).orElseThrow();
    assertFalse(leases.remove(first));
    assertEquals(Optional.empty(), leases.another(key, 0, DEADLINE));
    assertTrue(leases.remove(second));
  }

  @Test
  void whatWasToBeClosedMeanwhileIsNotLent() {
    lease(DEADLINE).lend();
    assertEquals(Optional.empty(), leases.another(key, 1, DEADLINE));
  }

  @Test
  void allLeasesOfABrokenConnectionEndWithTheFirstThatIsClosed() {
    var first = lease(DEADLINE);
    var atRest = lease(DEADLINE);
    connection.close();
    assertTrue(leases.remove(first));
    assertFalse(atRest.end());
    assertFalse(leases.remove(atRest));
  }
}
