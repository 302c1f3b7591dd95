package dev.smbridge.domain.session;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.ServerAddress;

/** An account with one version of its secret, at one server. */
record LogonAccount(
    ServerAddress server,
    Authentication authentication,
    String username,
    String domain,
    String secretVersion) {
  static LogonAccount of(FileServer server, Credential credential) {
    return new LogonAccount(
        server.address(),
        server.authentication(),
        credential.username(),
        credential.domain(),
        credential.version());
  }
}
