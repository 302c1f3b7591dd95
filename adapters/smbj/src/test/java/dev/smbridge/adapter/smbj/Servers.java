package dev.smbridge.adapter.smbj;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.testing.samba.PrivateSamba;
import java.net.InetAddress;
import java.time.Duration;

/** Targets on a private Samba, and connections to them. */
final class Servers {
  static final ShareConnector CONNECTOR = new SmbjConnector(InetAddress::getAllByName);

  private Servers() {}

  static Deadline deadline() {
    return Deadline.within(Duration.ofSeconds(30), Duration.ofSeconds(10));
  }

  static Credential credential(PrivateSamba samba) {
    return credential(samba.account().name(), samba.account().password());
  }

  static Credential credential(String username, String password) {
    return new Credential(username, "", Secret.of(password.toCharArray()), null, "1");
  }

  static ShareTarget target(PrivateSamba samba, String share) {
    return target(samba.host(), samba.port(), share, SecurityPolicy.SAFE);
  }

  static ShareTarget target(String host, int port, String share, SecurityPolicy policy) {
    var server =
        new FileServer(
            new ServerAddress(host, port),
            "smbj",
            policy,
            Authentication.NTLM,
            KerberosSettings.DEFAULT);
    return new ShareTarget(server, share, SharePath.ROOT);
  }

  static ShareConnection connect(PrivateSamba samba, ShareTarget target) throws FileFailure {
    return CONNECTOR.connect(target, credential(samba), ConnectionTrace.NONE, deadline());
  }
}
