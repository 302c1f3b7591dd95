package dev.smbridge.domain.location;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.share.ShareTarget;

/**
 * A target with nothing left to be looked up, and who logs in to it. It belongs to its taker, who
 * closes it.
 */
public record ResolvedTarget(ShareTarget target, Credential credential) implements AutoCloseable {
  /** Erases the credential. Idempotent. */
  @Override
  public void close() {
    credential.close();
  }
}
