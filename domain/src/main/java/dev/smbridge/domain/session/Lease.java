package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.share.Capabilities;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to use one connection until it is closed, or taken away long after its deadline. It is
 * its holder's alone, unless that lends it.
 */
public final class Lease implements AutoCloseable {
  private final SharePool pool;
  private final PoolKey key;
  private final Capabilities limits;
  private final ShareConnection connection;
  private final long generation;
  private final Deadline deadline;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean spoiled;
  private volatile boolean lent;

  Lease(
      SharePool pool,
      PoolKey key,
      Capabilities limits,
      ShareConnection connection,
      long generation,
      Deadline deadline) {
    this.pool = pool;
    this.key = key;
    this.limits = limits;
    this.connection = connection;
    this.generation = generation;
    this.deadline = deadline;
  }

  /** The connection, which stays the pool's. */
  public ShareConnection connection() {
    return connection;
  }

  /** What the backend behind the connection can promise. */
  public Capabilities capabilities() {
    return limits;
  }

  /**
   * Lets others use the connection as well, where the pool has no other left: for whoever keeps it
   * long and asks it little.
   */
  public void lend() {
    lent = true;
  }

  boolean isLent() {
    return lent && !isSpoiled();
  }

  /** A further one of the same connection. */
  Lease another(Deadline until) {
    return new Lease(pool, key, limits, connection, generation, until);
  }

  @SuppressWarnings("ReferenceEquality") // The connection itself is meant, not one like it.
  boolean shares(Lease other) {
    return connection == other.connection;
  }

  PoolKey key() {
    return key;
  }

  /** What the pool's connections were when this one was leased. */
  long generation() {
    return generation;
  }

  boolean isOverdue(Duration after) {
    return deadline.passedBy(after);
  }

  /** Learns from a failure whether the connection can be used again. */
  public void learn(FileFailure failure) {
    if (failure.retry() == Retry.NEW_SESSION) {
      spoil();
    }
  }

  /** The connection is not to be used again. */
  void spoil() {
    spoiled = true;
  }

  boolean isSpoiled() {
    return spoiled || connection.isBroken();
  }

  /** Whether this ended it: it ends once. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  /** Gives the connection back, or closes it where it is broken. Idempotent. */
  @Override
  public void close() {
    if (end()) {
      pool.takeBack(this);
    }
  }
}
