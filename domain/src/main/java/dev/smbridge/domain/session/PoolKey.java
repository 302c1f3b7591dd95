package dev.smbridge.domain.session;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.ShareTarget;

/** What two leases must have in common to use the same connection. */
record PoolKey(
    FileServer server, String share, String username, String domain, String secretVersion) {
  static PoolKey of(ShareTarget target, Credential credential) {
    return new PoolKey(
        target.server(),
        target.share(),
        credential.username(),
        credential.domain(),
        credential.version());
  }
}
