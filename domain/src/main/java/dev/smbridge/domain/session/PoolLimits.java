package dev.smbridge.domain.session;

import java.time.Duration;

/**
 * How a pool behaves.
 *
 * @param connections the most connections to one share for one identity, from 2: a walk through a
 *     tree has one while each of its files is copied on another
 * @param probeAfter how long a connection may be idle before it is asked whether it lives
 * @param probeWait how long that answer may take
 * @param idle how long an unused connection is kept
 */
public record PoolLimits(int connections, Duration probeAfter, Duration probeWait, Duration idle) {
  public PoolLimits {
    if (connections < 2) {
      throw new IllegalArgumentException("a pool needs two connections to a share, or more");
    }
  }

  /** For a process that works on a few files at once. */
  public static PoolLimits of(int connections) {
    return new PoolLimits(
        connections, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(5));
  }
}
