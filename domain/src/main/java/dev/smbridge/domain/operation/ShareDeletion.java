package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;

/** Deletes many entries of a share, and can be begun again where the connection broke. */
sealed interface ShareDeletion permits TreeDeletion, ListedDeletion {
  /** How many files, links and directories this deletion removed. */
  long deleted();

  /**
   * Deletes what can be deleted, and reports what cannot.
   *
   * @throws FileFailure where it ended early: the connection was lost, the time is over, the thread
   *     was interrupted
   */
  void run(Share share) throws FileFailure;
}
