package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.jcifsng.JcifsNegotiation.Negotiated;
import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Capabilities;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import jcifs.CIFSContext;
import jcifs.Credentials;
import jcifs.netbios.UniAddress;
import jcifs.smb.SmbSessionInternal;
import jcifs.smb.SmbTransportInternal;

/** Logs in to a server and opens a share, once what was negotiated meets the policy. */
final class JcifsLogin {
  private static final String CRYPTOGRAPHY =
      "nothing is encrypted, requests are signed, and answers are not verified";

  private final JcifsNegotiation negotiation;
  private final Capabilities limits;

  JcifsLogin(JcifsNegotiation negotiation, Capabilities limits) {
    this.negotiation = negotiation;
    this.limits = limits;
  }

  /** The library does login and tree connect in one call; the share's name comes second in it. */
  JcifsTree login(
      FileServer server, String share, Identity identity, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    var negotiated = negotiation.negotiate(server, trace, deadline);
    var facts = facts(negotiated);
    requireNegotiated(server, facts, trace);
    var host = identity.serverName(server);
    var credentials = identity.once(server, deadline);
    var limit = deadline.nextWait();
    var context = context(share, credentials, negotiated, limit);
    var transport = transport(server, host, negotiated, context, limit);
    try {
      connect(server, transport, limit);
      var session = transport.getSmbSession(context, host, null).unwrap(SmbSessionInternal.class);
      var own = new JcifsSession(context, transport, session, facts);
      var tree = new JcifsTree(own, own.tree(share), "\\" + host + "\\" + share, deadline);
      open(session, host, deadline.nextWait(), identity, trace);
      JcifsValidation.of(tree);
      trace.passed(ConnectionStep.SHARE, share);
      return tree;
    } catch (FileFailure | RuntimeException e) {
      JcifsSession.hangUp(transport);
      throw e;
    }
  }

  private static void requireNegotiated(
      FileServer server, SessionFacts facts, ConnectionTrace trace) throws FileFailure {
    trace.passed(ConnectionStep.DIALECT, "SMB " + facts.dialect().text());
    server.policy().requireNegotiated(facts.dialect(), facts.encrypted());
    // Nothing of it depends on the login: the library itself refuses to become guest or anonymous.
    server.policy().requireSession(facts);
    trace.passed(
        ConnectionStep.POLICY,
        "encryption is not used, requests are signed with " + facts.signature());
  }

  private static void connect(FileServer server, SmbTransportInternal transport, Duration limit)
      throws FileFailure {
    try {
      BoundedCall.within(limit, transport::ensureConnected);
    } catch (ExecutionException | TimeoutException e) {
      throw JcifsFailures.ofNegotiation(e, limit, server.address().toString());
    }
  }

  private static void open(
      SmbSessionInternal session,
      String host,
      Duration limit,
      Identity identity,
      ConnectionTrace trace)
      throws FileFailure {
    try {
      BoundedCall.within(
          limit,
          () -> {
            session.treeConnectLogon();
            return session;
          });
      trace.passed(ConnectionStep.LOGIN, "as " + identity.account());
    } catch (ExecutionException | TimeoutException e) {
      if (isLoggedIn(session)) {
        trace.passed(ConnectionStep.LOGIN, "as " + identity.account());
      }
      throw identity.refusal(JcifsFailures.ofLogin(e, limit), host);
    }
  }

  private static CIFSContext context(
      String share, Credentials credentials, Negotiated negotiated, Duration limit)
      throws FileFailure {
    SigningProvider.install();
    try {
      // Newer ones are named as well, for the server to compare them with what arrived.
      var oldest = negotiated.dialect();
      var settings = new JcifsSettings(oldest, Dialect.SMB_3_1_1, share, limit);
      return new JcifsContext(settings).withCredentials(credentials);
    } catch (Exception e) {
      throw JcifsFailures.ofSettings(e);
    }
  }

  private static SmbTransportInternal transport(
      FileServer server, String host, Negotiated negotiated, CIFSContext context, Duration limit)
      throws FileFailure {
    var address = server.address();
    try {
      // With its name, so that the library does not look the address up.
      var named = InetAddress.getByAddress(host, negotiated.address().getAddress());
      return context
          .getTransportPool()
          .getSmbTransport(context, new UniAddress(named), address.port(), true, true)
          .unwrap(SmbTransportInternal.class);
    } catch (IOException e) {
      throw JcifsFailures.ofDialling(e, limit, address.toString());
    }
  }

  private SessionFacts facts(Negotiated negotiated) {
    return new SessionFacts(
        limits.backend(),
        negotiated.dialect(),
        false,
        false,
        negotiated.address().getHostAddress(),
        SessionFacts.NONE,
        negotiated.dialect().isAtLeast(Dialect.SMB_3_0) ? "AES-CMAC" : "HMAC-SHA256",
        CRYPTOGRAPHY);
  }

  private static boolean isLoggedIn(SmbSessionInternal session) {
    try {
      return session.getSessionKey().length > 0;
    } catch (IOException _) {
      return false;
    }
  }
}
