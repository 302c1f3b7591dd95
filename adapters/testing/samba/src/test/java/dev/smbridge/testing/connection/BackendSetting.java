package dev.smbridge.testing.connection;

import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.AccessMode;
import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.KerberosSettings;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.share.Signing;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.testing.samba.PrivateSamba;
import java.net.InetAddress;
import java.time.Duration;

/** A backend, and how it is used on a private Samba. */
public interface BackendSetting {
  ShareConnector connector(ServerDialer.Resolver resolver);

  /** One of the usual shares that the backend can use. */
  String share();

  /** What the backend can promise there. */
  SecurityPolicy policy();

  /** What every backend can promise, with every dialect and without encryption. */
  SecurityPolicy LENIENT =
      new SecurityPolicy(
          Encryption.OFF, Signing.PREFERRED, Dialect.SMB_2_0_2, AccessMode.READ_WRITE);

  default ShareTarget target(String host, int port) {
    return target(host, port, share(), policy());
  }

  default ShareTarget target(String host, int port, String share, SecurityPolicy policy) {
    var backend = connector(InetAddress::getAllByName).capabilities().backend();
    var server =
        new FileServer(
            new ServerAddress(host, port),
            backend,
            policy,
            Authentication.NTLM,
            KerberosSettings.DEFAULT);
    return new ShareTarget(server, share, SharePath.ROOT);
  }

  /** Connects with all the time that it takes. */
  default ShareConnection connect(PrivateSamba samba, String host, int port) throws FileFailure {
    return connector(InetAddress::getAllByName)
        .connect(target(host, port), credential(samba), ConnectionTrace.NONE, patient());
  }

  static Deadline longest(Duration wait) {
    return Deadline.within(Duration.ofSeconds(30), wait);
  }

  /** Long enough for every answer of a server that is well. */
  static Deadline patient() {
    return longest(Duration.ofSeconds(10));
  }

  static Credential credential(PrivateSamba samba) {
    var password = Secret.of(samba.account().password().toCharArray());
    return new Credential(samba.account().name(), "", password, null, "1");
  }
}
