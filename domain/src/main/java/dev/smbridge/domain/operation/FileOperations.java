package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;

/**
 * The driving port: everything that smbridge does. Safe from many threads.
 *
 * <p>A request that the server surely did not carry out is repeated once on a new session when the
 * connection broke; one whose reply was lost is settled by looking.
 */
public interface FileOperations extends AutoCloseable {
  /**
   * Carries out one operation. Never throws for what files, servers or people do: that is a {@link
   * Outcome.Failed} result.
   */
  Result perform(Operation operation, Deadline deadline, Observer observer);

  /**
   * Loads ahead what operations on these targets and between them and object stores need, as far as
   * that takes neither a server nor a secret. Never fails.
   */
  void prepare(Configuration configuration);

  /**
   * The account that smbridge logs in with for a target, without dialling; events of its own
   * accesses name it.
   *
   * @throws FileFailure as fetching its credentials does
   */
  TargetIdentity identity(ConfiguredTarget target, Deadline deadline) throws FileFailure;

  /**
   * Closes every connection and erases every secret, before the process is frozen or ends. The next
   * operation starts afresh. Bounded in time.
   */
  void release();

  /** The same as {@link #release}. */
  @Override
  void close();
}
