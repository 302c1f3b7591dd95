package dev.smbridge.domain.session;

import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The leases of a pool, of which several may be of one connection. Guarded by the lock of {@link
 * ConnectionPlaces}.
 */
final class Leases {
  /** How long an operation may go on letting go after its deadline before it loses its place. */
  private static final Duration OVERDUE_AFTER = Duration.ofSeconds(5);

  private final Set<Lease> all = new HashSet<>();

  void add(Lease lease) {
    all.add(lease);
  }

  /**
   * A lease has ended; where its connection is not to be used again, that is so for all of that
   * connection. Where it is broken, all of them end: one whose holder is at rest would keep the
   * place from those that it waits for.
   *
   * @return whether the connection has no lease now: it was the last one, and not taken away
   */
  boolean remove(Lease lease) {
    if (!all.remove(lease)) {
      return false;
    }
    if (lease.connection().isBroken()) {
      beside(lease).forEach(Lease::end);
      all.removeIf(lease::shares);
      return true;
    }
    if (lease.isSpoiled()) {
      beside(lease).forEach(Lease::spoil);
    }
    return beside(lease).findAny().isEmpty();
  }

  /** A lease whose operation should have ended; from now on it is no lease any more. */
  Optional<Lease> takeOverdue(PoolKey key) {
    var found =
        of(key)
            .filter(lease -> beside(lease).allMatch(one -> one.isOverdue(OVERDUE_AFTER)))
            .filter(Lease::end)
            .findFirst();
    found.ifPresent(lease -> {
      beside(lease).forEach(Lease::end);
      all.removeIf(lease::shares);
    });
    return found;
  }

  /** One more lease of a connection that is lent, where there is one: of that which fewest use. */
  Optional<Lease> another(PoolKey key, long generation, Deadline deadline) {
    var found =
        of(key)
            .filter(lease -> lease.isLent() && lease.generation() == generation)
            .min(Comparator.comparingLong(lease -> beside(lease).count()))
            .map(lease -> lease.another(deadline));
    found.ifPresent(all::add);
    return found;
  }

  private Stream<Lease> of(PoolKey key) {
    return all.stream().filter(lease -> lease.key().equals(key));
  }

  /** All leases of a lease's connection. */
  private Stream<Lease> beside(Lease lease) {
    return all.stream().filter(lease::shares);
  }
}
