package dev.smbridge.domain.credential;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import dev.smbridge.domain.transfer.Deadline;

/** A place where secrets are kept: Secrets Manager, Parameter Store, the environment. */
@Port
public interface CredentialSource {
  /**
   * Fetches what is stored now; it may answer from memory what it fetched a short while ago.
   *
   * @param id the reference behind its scheme: a secret's name or ARN, a parameter's name, a prefix
   * @return the caller's own, who closes it
   * @throws FileFailure {@code INVALID_REQUEST} when there is no such secret or it cannot be
   *     understood, {@code ACCESS_DENIED}, {@code UNREACHABLE}, {@code DEADLINE}; it names the
   *     reference, never the content
   */
  StoredCredential fetch(String id, Deadline deadline) throws FileFailure;

  /**
   * Forgets what it fetched for {@code id}, so that the next fetch sees a rotated secret, and
   * erases it. What was handed out before stays good until its taker closes it.
   */
  void forget(String id);

  /** Forgets and erases everything, before the process is frozen into a snapshot. */
  void forgetAll();
}
