package dev.smbridge.domain.session;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.ConnectionPlaces.Idle;
import dev.smbridge.domain.session.ConnectionPlaces.Place;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.transfer.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps connections for the next operation: a lease takes a warm one, after a probe when it sat
 * idle, or opens another up to a limit. One that failed is closed and never handed out again. An
 * operation that is still under way some seconds after its deadline loses its connection to a
 * caller that waits for one.
 */
public final class SharePool implements AutoCloseable {
  private final Connectors connectors;
  private final PoolLimits limits;
  private final LongSupplier nanoTime;
  private final ConnectionPlaces places;

  public SharePool(Connectors connectors, PoolLimits limits) {
    this(connectors, limits, System::nanoTime);
  }

  SharePool(Connectors connectors, PoolLimits limits, LongSupplier nanoTime) {
    this.connectors = connectors;
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.places = new ConnectionPlaces(limits.connections(), nanoTime);
  }

  /** The most connections to one share for one identity. */
  public int connections() {
    return limits.connections();
  }

  /**
   * A connection for the caller alone, until the lease is closed; one that somebody lends, where
   * all are in use.
   *
   * @throws FileFailure as {@link ShareConnector#connect}; {@code DEADLINE} when all are in use for
   *     as long as one answer may take
   */
  public Lease lease(ShareTarget target, Credential credential, Deadline deadline)
      throws FileFailure {
    var connector = connectors.meeting(target.server());
    var key = PoolKey.of(target, credential);
    closeAll(places.takeExpired(limits.idle()));
    while (true) {
      var place = places.take(key, deadline);
      if (place.lent() != null) {
        return place.lent();
      }
      var warm = place.warm();
      var connection =
          warm == null ? opened(place, key, target, credential, deadline) : warm.connection();
      if (warm == null || isAlive(warm)) {
        var lease =
            new Lease(
                this, key, connector.capabilities(), connection, place.generation(), deadline);
        places.leased(lease);
        return lease;
      }
      drop(key, connection);
      // What else is idle when one has died is most likely dead too, and not worth a probe each.
      closeAll(Map.of(key, places.takeIdle(key)));
    }
  }

  private ShareConnection opened(
      Place place, PoolKey key, ShareTarget target, Credential credential, Deadline deadline)
      throws FileFailure {
    var connected = false;
    try {
      place.overdue().ifPresent(lease -> close(lease.connection()));
      var connection = connectors.connect(target, credential, ConnectionTrace.NONE, deadline);
      connected = true;
      return connection;
    } finally {
      if (!connected) {
        places.giveUp(key);
      }
    }
  }

  private boolean isAlive(Idle warm) {
    if (warm.connection().isBroken()) {
      return false;
    }
    var fresh = nanoTime.getAsLong() - warm.sinceNanos() < limits.probeAfter().toNanos();
    try {
      return fresh || warm.connection().answers(limits.probeWait());
    } catch (RuntimeException _) {
      // A bug of an adapter: another connection is opened instead.
      return false;
    }
  }

  /** Takes back what a lease had. */
  void takeBack(Lease lease) {
    if (!places.ended(lease)) {
      return;
    }
    var key = lease.key();
    if (lease.isSpoiled() || !places.keep(key, lease.connection(), lease.generation())) {
      drop(key, lease.connection());
    }
  }

  private void drop(PoolKey key, ShareConnection connection) {
    if (connection.isBroken()) {
      connectors.doubt(key.account());
    }
    try {
      close(connection);
    } finally {
      places.giveUp(key);
    }
  }

  /** Closes what is idle now, and what is leased as soon as it comes back. */
  public void closeConnections() {
    closeAll(places.takeAll());
  }

  /**
   * No virtual threads: once one has waited in a socket, the end of the process takes 300 ms more.
   */
  private void closeAll(Map<PoolKey, List<ShareConnection>> connections) {
    var closers = new ArrayList<Thread>();
    connections.forEach((key, some) ->
        some.forEach(one -> closers.add(Thread.ofPlatform().daemon().start(() -> drop(key, one)))));
    for (var closer : closers) {
      try {
        closer.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** A failure to close is not the user's: the connection is not used again. */
  private static void close(ShareConnection connection) {
    try {
      connection.close();
    } catch (RuntimeException _) {
      // It is not used again either way.
    }
  }

  @Override
  public void close() {
    closeConnections();
    connectors.close();
  }
}
