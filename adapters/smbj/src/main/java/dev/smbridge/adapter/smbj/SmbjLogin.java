package dev.smbridge.adapter.smbj;

import com.hierynomus.smbj.session.Session;
import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.adapter.smbj.SmbjNegotiation.Negotiated;
import dev.smbridge.adapter.smbj.crypto.SmbCrypto;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Capabilities;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.ConnectionTrace;
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
      requireNegotiated(server, negotiated.agreement(), trace);
      var proven = SmbjAuthentication.authenticate(server, credential, negotiated, deadline);
      requireIdentity(proven.session());
      server.policy().requireSession(facts(negotiated));
      trace.passed(ConnectionStep.LOGIN, "as " + credential.account());
      return negotiation.takeOver(proven, negotiated, () -> facts(negotiated));
    } catch (FileFailure | RuntimeException e) {
      ServerDialer.hangUp(negotiated.socket());
      throw e;
    }
  }

  private static void requireNegotiated(
      FileServer server, Agreement agreement, ConnectionTrace trace) throws FileFailure {
    trace.passed(ConnectionStep.DIALECT, "SMB " + agreement.dialect().text());
    server.policy().requireNegotiated(agreement.dialect(), agreement.encrypts());
    trace.passed(
        ConnectionStep.POLICY,
        (agreement.encrypts() ? "encryption with " + cipher(agreement) : "encryption is not used")
            + ", signatures with "
            + agreement.signature().text());
  }

  private static void requireIdentity(Session session) throws FileFailure {
    if (session.isGuest() || session.isAnonymous()) {
      throw SmbjFailures.guest();
    }
  }

  /** Whatever is not encrypted is signed, both ways: a login without a key does not get so far. */
  private SessionFacts facts(Negotiated negotiated) {
    var agreement = negotiated.agreement();
    return new SessionFacts(
        limits.backend(),
        agreement.dialect(),
        agreement.encrypts(),
        true,
        negotiated.socket().getInetAddress().getHostAddress(),
        cipher(agreement),
        agreement.signature().text(),
        crypto.inUse());
  }

  private static String cipher(Agreement agreement) {
    var cipher = agreement.cipher();
    return cipher == null ? SessionFacts.NONE : cipher.text();
  }
}
