package dev.smbridge.domain.session;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ServerShares;
import dev.smbridge.domain.share.ShareConnection;
import dev.smbridge.domain.share.ShareConnector;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.transfer.Deadline;
import java.time.InstantSource;
import java.util.stream.Collectors;

/** Chooses the backend that a target names, where it can meet the target's policy. */
public final class Connectors implements AutoCloseable {
  private final PortsByName<ShareConnector> backends;
  private final Logons logons;

  /**
   * Knows the backends by the name that targets use.
   *
   * @param clock says how long ago a server refused a secret
   */
  public Connectors(PortsByName<ShareConnector> backends, InstantSource clock) {
    this.backends = backends;
    this.logons = new Logons(clock);
  }

  /** Loads what a backend needs; a name that there is none of is for its first use to tell. */
  public void prepare(String backend) {
    backends.find(backend).ifPresent(ShareConnector::prepare);
  }

  /**
   * The backend that a server's target names.
   *
   * @throws FileFailure {@code INVALID_REQUEST} for an unknown name; {@code POLICY} naming the
   *     backends that can meet the policy where this one cannot
   */
  public ShareConnector meeting(FileServer server) throws FileFailure {
    var connector =
        backends
            .find(server.backend())
            .orElseThrow(() ->
                new FileFailure(
                    FailureKind.INVALID_REQUEST,
                    "there is no backend \""
                        + server.backend()
                        + "\": use one of "
                        + String.join(", ", backends.names())));
    var refusal = server.policy().refusalOf(connector.capabilities());
    if (refusal.isPresent()) {
      throw new FileFailure(
          FailureKind.POLICY,
          "the backend "
              + server.backend()
              + " is refused: "
              + refusal.get()
              + "; "
              + alternatives(server.policy()));
    }
    return connector;
  }

  /**
   * Opens a share, unless its server refused the same secret within the last minute.
   *
   * @throws FileFailure as {@link #meeting} and {@link ShareConnector#connect}
   */
  public ShareConnection connect(
      ShareTarget target, Credential credential, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    var connector = meeting(target.server());
    return logons.attempt(
        LogonAccount.of(target.server(), credential),
        deadline,
        () -> connector.connect(target, credential, trace, deadline));
  }

  /**
   * Lists the shares of a server, on the same condition.
   *
   * @throws FileFailure as {@link #meeting} and {@link ShareConnector#shares}
   */
  public ServerShares shares(FileServer server, Credential credential, Deadline deadline)
      throws FileFailure {
    var connector = meeting(server);
    return logons.attempt(
        LogonAccount.of(server, credential),
        deadline,
        () -> connector.shares(server, credential, deadline));
  }

  /** See {@link Logons#doubt}. */
  void doubt(LogonAccount account) {
    logons.doubt(account);
  }

  private String alternatives(SecurityPolicy policy) {
    var able =
        backends.names().stream()
            .filter(name ->
                backends
                    .find(name)
                    .filter(backend -> policy.refusalOf(backend.capabilities()).isEmpty())
                    .isPresent())
            .collect(Collectors.joining(", "));
    return able.isEmpty() ? "no backend can" : "use " + able;
  }

  @Override
  public void close() {
    backends.made().forEach(ShareConnector::close);
  }
}
