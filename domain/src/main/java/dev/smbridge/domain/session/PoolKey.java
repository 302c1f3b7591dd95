package dev.smbridge.domain.session;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.ShareTarget;

/** What two leases must have in common to use the same connection. */
record PoolKey(LogonAccount account, FileServer server, String share) {
  static PoolKey of(ShareTarget target, Credential credential) {
    return new PoolKey(
        LogonAccount.of(target.server(), credential), target.server(), target.share());
  }
}
