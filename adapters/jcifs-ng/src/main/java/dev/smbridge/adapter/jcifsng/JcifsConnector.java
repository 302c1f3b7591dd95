package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Capabilities;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.ServerShares;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.transfer.Deadline;

/** jcifs-ng. It cannot encrypt and does not verify answers. Each connection has its own context. */
final class JcifsConnector implements ShareConnector {
  private static final Capabilities LIMITS =
      new Capabilities("jcifs-ng", Dialect.SMB_3_1_1, false, false, true);

  private final JcifsLogin logins;

  JcifsConnector(ServerDialer.Resolver resolver) {
    this.logins = new JcifsLogin(new JcifsNegotiation(new ServerDialer(resolver)), LIMITS);
  }

  @Override
  public Capabilities capabilities() {
    return LIMITS;
  }

  @Override
  public void prepare() {
    // Its ciphers are the JDK's, which the first login loads.
  }

  @Override
  public ShareConnection connect(
      ShareTarget target, Credential credential, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    var server = target.server();
    var identity = Identity.of(server, credential);
    try {
      var tree = logins.login(server, target.share(), identity, trace, deadline);
      return new JcifsConnection(tree, new DfsLinks(logins, server, identity, tree));
    } catch (FileFailure | RuntimeException e) {
      identity.forget();
      throw e;
    }
  }

  @Override
  public ServerShares shares(FileServer server, Credential credential, Deadline deadline)
      throws FileFailure {
    var identity = Identity.of(server, credential);
    try (var tree = logins.login(server, "IPC$", identity, ConnectionTrace.NONE, deadline)) {
      return new ServerShares(
          ShareEnumeration.of(tree, server.address().host()), tree.session().facts());
    } finally {
      identity.forget();
    }
  }

  @Override
  public void close() {
    // Nothing runs on its own: a connection's reader ends with the connection.
  }
}
