package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many connections each key may have, which of them are idle, and who waits for one. It opens,
 * asks and closes nothing, so its lock is never held while a server is waited for.
 */
final class ConnectionPlaces {
  /** How often a caller that waits looks for an operation that is overdue. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final int most;
  private final LongSupplier nanoTime;
  private final Map<PoolKey, Deque<Idle>> idle = new HashMap<>();
  private final Map<PoolKey, Integer> taken = new HashMap<>();
  private final Leases leases = new Leases();
  private long generation;

  ConnectionPlaces(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /** A connection that waits for its next operation. */
  record Idle(ShareConnection connection, long sinceNanos) {}

  /**
   * The right to use one connection.
   *
   * @param warm the one that is there; null where another is to be opened
   * @param overdue whose place it was, to be closed first
   * @param lent a lease of a connection that others use as well; null where the place is the
   *     caller's alone
   * @param generation in which it was given
   */
  record Place(
      @Nullable Idle warm, Optional<Lease> overdue, @Nullable Lease lent, long generation) {}

  /**
   * Waits for a place, no longer in all than for one answer of a server. Where none is free, but
   * somebody lends a connection, nobody waits: walks through trees keep theirs to the end, while
   * the files of the trees are copied on others.
   *
   * @throws FileFailure {@code DEADLINE}
   */
  synchronized Place take(PoolKey key, Deadline deadline) throws FileFailure {
    var wait = new BoundedWait(deadline);
    while (true) {
      var waiting = idle.get(key);
      if (waiting != null && !waiting.isEmpty()) {
        return new Place(waiting.pop(), Optional.empty(), null, generation);
      }
      if (taken.getOrDefault(key, 0) < most) {
        taken.merge(key, 1, Integer::sum);
        return new Place(null, Optional.empty(), null, generation);
      }
      var overdue = leases.takeOverdue(key);
      if (overdue.isPresent()) {
        return new Place(null, overdue, null, generation);
      }
      var lent = leases.another(key, generation, deadline);
      if (lent.isPresent()) {
        return new Place(null, Optional.empty(), lent.get(), generation);
      }
      wait.on(this, LOOK_AGAIN, "all " + most + " connections to the share were in use");
    }
  }

  synchronized void leased(Lease lease) {
    leases.add(lease);
  }

  /** See {@link Leases#remove}. */
  synchronized boolean ended(Lease lease) {
    return leases.remove(lease);
  }

  /** Keeps a connection for the next operation, unless all of its time were to be closed. */
  synchronized boolean keep(PoolKey key, ShareConnection connection, long leasedIn) {
    if (leasedIn != generation) {
      return false;
    }
    idle.computeIfAbsent(key, _ -> new ArrayDeque<>())
        .push(new Idle(connection, nanoTime.getAsLong()));
    notifyAll();
    return true;
  }

  /** Gives a place up: its connection is closed, or was never opened. */
  synchronized void giveUp(PoolKey key) {
    taken.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
    notifyAll();
  }

  /** Takes what is idle out of the pool; the caller closes it and gives its places up. */
  synchronized List<ShareConnection> takeIdle(PoolKey key) {
    var waiting = idle.remove(key);
    return waiting == null ? List.of() : waiting.stream().map(Idle::connection).toList();
  }

  /** The same for what was idle too long, by key. */
  synchronized Map<PoolKey, List<ShareConnection>> takeExpired(Duration longest) {
    var now = nanoTime.getAsLong();
    var expired = new HashMap<PoolKey, List<ShareConnection>>();
    idle.forEach((key, waiting) ->
        waiting.removeIf(candidate -> {
          var old = now - candidate.sinceNanos() >= longest.toNanos();
          if (old) {
            expired.computeIfAbsent(key, _ -> new ArrayList<>()).add(candidate.connection());
          }
          return old;
        }));
    idle.values().removeIf(Collection::isEmpty);
    return expired;
  }

  /** The same for all that is idle; what is leased now is never kept again. */
  synchronized Map<PoolKey, List<ShareConnection>> takeAll() {
    generation++;
    return takeExpired(Duration.ZERO);
  }

  /** How many connections there are, idle ones included, and how many are being opened. */
  synchronized int count() {
    return taken.values().stream().mapToInt(Integer::intValue).sum();
  }
}
