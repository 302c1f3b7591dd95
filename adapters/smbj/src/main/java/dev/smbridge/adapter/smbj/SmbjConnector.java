package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Capabilities;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.ServerShares;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.transfer.Deadline;

/** smbj. Each connection has a client of its own, since the library's cache hands out dead ones. */
final class SmbjConnector implements ShareConnector {
  private static final Capabilities LIMITS =
      new Capabilities("smbj", Dialect.SMB_3_1_1, true, true, true);

  private final SmbCrypto crypto = new SmbCrypto();
  private final SmbjLogin logins;

  SmbjConnector(ServerDialer.Resolver resolver) {
    var negotiation = new SmbjNegotiation(new ServerDialer(resolver), crypto);
    this.logins = new SmbjLogin(negotiation, crypto, LIMITS);
  }

  @Override
  public Capabilities capabilities() {
    return LIMITS;
  }

  @Override
  public void prepare() {
    crypto.prepare();
  }

  @Override
  public ShareConnection connect(
      ShareTarget target, Credential credential, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    var session = logins.login(target.server(), credential, trace, deadline);
    try {
      var tree = SmbjTree.connect(session, target.share(), deadline);
      SmbjValidation.of(tree);
      if (!tree.disk()) {
        throw new FileFailure(
            FailureKind.UNSUPPORTED, "the share " + target.share() + " holds no files");
      }
      trace.passed(ConnectionStep.SHARE, target.share());
      return new SmbjConnection(tree);
    } catch (FileFailure e) {
      session.close();
      throw e;
    }
  }

  @Override
  public ServerShares shares(FileServer server, Credential credential, Deadline deadline)
      throws FileFailure {
    var session = logins.login(server, credential, ConnectionTrace.NONE, deadline);
    try {
      var tree = SmbjTree.connect(session, "IPC$", deadline);
      SmbjValidation.of(tree);
      return new ServerShares(ShareEnumeration.of(tree), session.facts());
    } finally {
      session.close();
    }
  }

  @Override
  public void close() {
    // Nothing runs on its own: a connection's reader ends with the connection.
  }
}
