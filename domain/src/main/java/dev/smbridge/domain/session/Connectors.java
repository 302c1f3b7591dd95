package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.SecurityPolicy;
import dev.smbridge.domain.share.ShareConnector;
import java.util.stream.Collectors;

/** Chooses the backend that a target names, where it can meet the target's policy. */
public final class Connectors implements AutoCloseable {
  private final PortsByName<ShareConnector> backends;

  public Connectors(PortsByName<ShareConnector> backends) {
    this.backends = backends;
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
    var refusal = server.policy().refusalOf(connector.limits());
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

  private String alternatives(SecurityPolicy policy) {
    var able =
        backends.names().stream()
            .filter(name ->
                backends
                    .find(name)
                    .filter(backend -> policy.refusalOf(backend.limits()).isEmpty())
                    .isPresent())
            .collect(Collectors.joining(", "));
    return able.isEmpty() ? "no backend can" : "use " + able;
  }

  @Override
  public void close() {
    backends.made().forEach(ShareConnector::close);
  }
}
