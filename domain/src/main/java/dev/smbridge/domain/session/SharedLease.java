package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ResolvedTarget;
import dev.smbridge.domain.transfer.Deadline;

/**
 * The one lease of those sessions of an operation that use the same share, account and policy: a
 * copy between two targets of one share needs one connection, and cannot wait for itself. It is
 * given back, and the credential erased, once the last of them lets go.
 */
final class SharedLease {
  private final SharePool pool;
  private final ResolvedTarget target;
  private final Deadline deadline;
  private Lease lease;
  private int users = 1;
  private boolean lent;

  private SharedLease(SharePool pool, ResolvedTarget target, Deadline deadline, Lease lease) {
    this.pool = pool;
    this.target = target;
    this.deadline = deadline;
    this.lease = lease;
  }

  /**
   * Leases a connection for one user.
   *
   * @param target taken over; on failure it is closed
   */
  static SharedLease of(SharePool pool, ResolvedTarget target, Deadline deadline)
      throws FileFailure {
    Lease lease = null;
    try {
      lease = pool.lease(target.target(), target.credential(), deadline);
      return new SharedLease(pool, target, deadline, lease);
    } finally {
      if (lease == null) {
        target.close();
      }
    }
  }

  /** Whether a connection to another target would be no other than this one. */
  boolean serves(ResolvedTarget other) {
    return PoolKey.of(other.target(), other.credential())
        .equals(PoolKey.of(target.target(), target.credential()));
  }

  /** The lease as it is now. */
  synchronized Lease current() {
    return lease;
  }

  /** See {@link Lease#lend}. */
  synchronized void lend() {
    lent = true;
    lease.lend();
  }

  /** One more user, who lets go as well. */
  synchronized SharedLease join() {
    users++;
    return this;
  }

  /** Replaces a lease whose connection broke, unless another user did so already. */
  synchronized Lease renew(Lease broken) throws FileFailure {
    if (lease == broken) {
      lease.learn(new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke"));
      lease.close();
      lease = pool.lease(target.target(), target.credential(), deadline);
      if (lent) {
        lease.lend();
      }
    }
    return lease;
  }

  /** One user lets go. */
  synchronized void letGo() {
    users--;
    if (users == 0) {
      lease.close();
      target.close();
    }
  }
}
