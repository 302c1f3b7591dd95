package dev.smbridge.domain.session;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.transfer.Deadline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections for the next operation: a lease takes a warm one, after a probe when it sat
 * idle, or opens another up to a limit. One that failed is closed and never handed out again.
 */
public final class SharePool implements AutoCloseable {
  private final Connectors connectors;
  private final PoolLimits limits;
  private final LongSupplier nanoTime;

  private final Map<PoolKey, ArrayDeque<Idle>> idle = new HashMap<>();
  private final Map<PoolKey, Integer> open = new HashMap<>();
  private long generation;

  private record Idle(ShareConnection connection, long sinceNanos) {}

  public SharePool(Connectors connectors, PoolLimits limits) {
    this(connectors, limits, System::nanoTime);
  }

  SharePool(Connectors connectors, PoolLimits limits, LongSupplier nanoTime) {
    this.connectors = connectors;
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /** The most connections to one share for one identity. */
  public int connections() {
    return limits.connections();
  }

  /**
   * A connection for the caller alone, until the lease is closed.
   *
   * @throws FileFailure as {@link ShareConnector#connect}; {@code DEADLINE} when all are in use for
   *     too long
   */
  public Lease lease(ShareTarget target, Credential credential, Deadline deadline)
      throws FileFailure {
    var connector = connectors.meeting(target.server());
    var key = PoolKey.of(target, credential);
    closeAll(takeExpired());
    for (var warm = takeOrReserve(key, deadline); ; warm = takeOrReserve(key, deadline)) {
      if (warm == null) {
        return connectReserved(connector, target, credential, key, deadline);
      }
      if (isFresh(warm) || warm.connection.answers(limits.probeWait())) {
        return new Lease(this, key, connector.limits(), warm.connection, currentGeneration());
      }
      drop(key, warm.connection);
      closeAll(takeIdle(key));
    }
  }

  /** What else is idle when one has died: most likely dead too, and not worth a probe each. */
  private synchronized List<ShareConnection> takeIdle(PoolKey key) {
    var waiting = idle.remove(key);
    if (waiting == null) {
      return List.of();
    }
    waiting.forEach(ignored -> release(key));
    notifyAll();
    return waiting.stream().map(Idle::connection).toList();
  }

  private Lease connectReserved(
      ShareConnector connector,
      ShareTarget target,
      Credential credential,
      PoolKey key,
      Deadline deadline)
      throws FileFailure {
    var connected = false;
    try {
      var generationBefore = currentGeneration();
      var connection = connector.connect(target, credential, ConnectionTrace.NONE, deadline);
      connected = true;
      return new Lease(this, key, connector.limits(), connection, generationBefore);
    } finally {
      if (!connected) {
        unreserve(key);
      }
    }
  }

  private boolean isFresh(Idle warm) {
    return nanoTime.getAsLong() - warm.sinceNanos < limits.probeAfter().toNanos();
  }

  private synchronized long currentGeneration() {
    return generation;
  }

  /** A warm connection, or null once the right to open another is reserved. */
  private synchronized @Nullable Idle takeOrReserve(PoolKey key, Deadline deadline)
      throws FileFailure {
    while (true) {
      var waiting = idle.get(key);
      if (waiting != null && !waiting.isEmpty()) {
        return waiting.pop();
      }
      if (open.getOrDefault(key, 0) < limits.connections()) {
        open.merge(key, 1, Integer::sum);
        return null;
      }
      try {
        wait(Math.max(1, deadline.nextWait().toMillis()));
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new FileFailure(FailureKind.OTHER, "the wait for a connection was interrupted")
            .causedBy(stop);
      }
    }
  }

  private synchronized List<ShareConnection> takeExpired() {
    var now = nanoTime.getAsLong();
    var expired = new ArrayList<ShareConnection>();
    idle.forEach((key, waiting) ->
        waiting.removeIf(candidate -> {
          var old = now - candidate.sinceNanos >= limits.idle().toNanos();
          if (old) {
            expired.add(candidate.connection);
            release(key);
          }
          return old;
        }));
    idle.values().removeIf(Collection::isEmpty);
    return expired;
  }

  /** Takes a connection back; one of an earlier generation is closed. */
  void giveBack(PoolKey key, ShareConnection connection, long leasedIn) {
    synchronized (this) {
      if (leasedIn == generation) {
        idle.computeIfAbsent(key, ignored -> new ArrayDeque<>())
            .push(new Idle(connection, nanoTime.getAsLong()));
        notifyAll();
        return;
      }
    }
    drop(key, connection);
  }

  /** Closes a connection that is not to be used again. */
  void drop(PoolKey key, ShareConnection connection) {
    connection.close();
    unreserve(key);
  }

  private synchronized void unreserve(PoolKey key) {
    release(key);
    notifyAll();
  }

  private synchronized void release(PoolKey key) {
    open.computeIfPresent(key, (ignored, count) -> count == 1 ? null : count - 1);
  }

  /** Closes what is idle now, and what is leased as soon as it comes back. */
  public void closeConnections() {
    var closing = new ArrayList<ShareConnection>();
    synchronized (this) {
      generation++;
      idle.forEach((key, waiting) ->
          waiting.forEach(candidate -> {
            closing.add(candidate.connection);
            release(key);
          }));
      idle.clear();
    }
    closeAll(closing);
  }

  private static void closeAll(List<ShareConnection> connections) {
    var closers = connections.stream().map(one -> Thread.ofVirtual().start(one::close)).toList();
    for (var closer : closers) {
      try {
        closer.join();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    closeConnections();
    connectors.close();
  }
}
