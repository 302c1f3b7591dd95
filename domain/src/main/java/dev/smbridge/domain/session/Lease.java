package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.share.BackendLimits;
import dev.smbridge.domain.share.ShareConnection;

/** The right to use one connection until it is closed. */
public final class Lease implements AutoCloseable {
  private final SharePool pool;
  private final PoolKey key;
  private final BackendLimits limits;
  private final ShareConnection connection;
  private final long generation;
  private boolean broken;
  private boolean closed;

  Lease(
      SharePool pool,
      PoolKey key,
      BackendLimits limits,
      ShareConnection connection,
      long generation) {
    this.pool = pool;
    this.key = key;
    this.limits = limits;
    this.connection = connection;
    this.generation = generation;
  }

  /** The connection, which stays the pool's. */
  public ShareConnection connection() {
    return connection;
  }

  /** What the backend behind the connection can promise. */
  public BackendLimits limits() {
    return limits;
  }

  /** Learns from a failure whether the connection can be used again. */
  public void learn(FileFailure failure) {
    broken |= failure.retry() == Retry.NEW_SESSION;
  }

  /** Gives the connection back, or closes it where it is broken. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (broken) {
      pool.drop(key, connection);
    } else {
      pool.giveBack(key, connection, generation);
    }
  }
}
