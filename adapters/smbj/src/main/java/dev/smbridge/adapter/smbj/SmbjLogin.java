package dev.smbridge.adapter.smbj;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.session.Session;
import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.adapter.smbj.SmbjNegotiation.Negotiated;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Capabilities;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Deadline;

/** Logs in to a server and holds what comes of it against the policy. */
final class SmbjLogin {
  private final SmbjNegotiation negotiation;
  private final SmbCrypto crypto;
  private final Capabilities limits;

  SmbjLogin(SmbjNegotiation negotiation, SmbCrypto crypto, Capabilities limits) {
    this.negotiation = negotiation;
    this.crypto = crypto;
    this.limits = limits;
  }

  SmbjSession login(
      FileServer server, Credential credential, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    var negotiated = negotiation.negotiate(server, trace, deadline);
    try {
      requireNegotiated(server, negotiated.connection(), trace);
      var session =
          SmbjAuthentication.authenticate(server, credential, negotiated.connection(), deadline);
      requireIdentity(session);
      server.policy().requireSession(facts(session, negotiated));
      trace.passed(ConnectionStep.LOGIN, "as " + credential.account());
      return negotiation.takeOver(session, negotiated, () -> facts(session, negotiated));
    } catch (FileFailure | RuntimeException e) {
      ServerDialer.hangUp(negotiated.socket());
      throw e;
    }
  }

  private static void requireNegotiated(
      FileServer server, Connection connection, ConnectionTrace trace) throws FileFailure {
    var context = connection.getConnectionContext();
    var dialect = dialect(connection);
    trace.passed(ConnectionStep.DIALECT, "SMB " + dialect.text());
    var cipher = context.supportsEncryption() ? context.getCipherId() : null;
    server.policy().requireNegotiated(dialect, cipher != null);
    trace.passed(
        ConnectionStep.POLICY,
        "encryption " + (cipher == null ? "is not used" : "with " + cipher.getAlgorithmName()));
  }

  private static void requireIdentity(Session session) throws FileFailure {
    if (session.isGuest() || session.isAnonymous()) {
      throw SmbjFailures.guest();
    }
    // The library drops this for a server that tells it to encrypt ([MS-SMB2] 3.2.5.3.1), and then
    // takes unsigned messages.
    session.getSessionContext().setSigningRequired(true);
  }

  private SessionFacts facts(Session session, Negotiated negotiated) {
    var context = session.getSessionContext();
    var connection = negotiated.connection().getConnectionContext();
    var encrypted =
        context.getEncryptionKey() != null
            && (context.isEncryptData() || connection.clientPrefersEncryption());
    var dialect = dialect(negotiated.connection());
    var signingKey =
        dialect.isAtLeast(Dialect.SMB_3_0) ? context.getSigningKey() : context.getSessionKey();
    return new SessionFacts(
        limits.backend(),
        dialect,
        encrypted,
        encrypted || signingKey != null,
        negotiated.socket().getInetAddress().getHostAddress(),
        crypto.inUse());
  }

  private static Dialect dialect(Connection connection) {
    return switch (connection.getNegotiatedProtocol().getDialect()) {
      case SMB2Dialect.SMB_2_0_2, SMB2Dialect.SMB_2XX, SMB2Dialect.UNKNOWN -> Dialect.SMB_2_0_2;
      case SMB2Dialect.SMB_2_1 -> Dialect.SMB_2_1;
      case SMB2Dialect.SMB_3_0 -> Dialect.SMB_3_0;
      case SMB2Dialect.SMB_3_0_2 -> Dialect.SMB_3_0_2;
      case SMB2Dialect.SMB_3_1_1 -> Dialect.SMB_3_1_1;
    };
  }
}
