package dev.smbridge.domain.share;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A backend whose wire fails as its {@link #faults} say. It finds out what is never closed. */
public final class FaultyShares implements ShareConnector {
  private final ShareConnector backend;
  private final Faults faults = new Faults();
  private volatile @Nullable RuntimeException closing;
  private final Set<FaultyConnection> connections = ConcurrentHashMap.newKeySet();
  private final List<Credential> logons = new CopyOnWriteArrayList<>();

  public FaultyShares(ShareConnector backend) {
    this.backend = backend;
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Breaks every connection that there is; the server lets go of what they had open. */
  public void cut() {
    connections.forEach(FaultyConnection::cut);
  }

  /** Every connection is closed from now on, and says that it was not; null ends that. */
  public void failClosing(@Nullable RuntimeException bug) {
    closing = bug;
  }

  /** How many connections their owners did not close, broken ones included. */
  public int openConnections() {
    return connections.size();
  }

  /** Holds that every file, listing and connection was closed, on broken connections too. */
  public void assertNothingOpen() {
    assertNoHandles();
    if (!connections.isEmpty()) {
      throw new AssertionError("connections left open: " + connections.size());
    }
  }

  /** Holds that every password that logged in has been erased by now. */
  public void assertPasswordsErased() {
    for (var credential : logons) {
      var password = credential.password();
      if (password != null && !password.isErased()) {
        throw new AssertionError("a password that logged in is not erased");
      }
    }
  }

  /** Holds that every file and listing was closed, on broken connections too. */
  public void assertNoHandles() {
    var open = connections.stream().flatMap(connection -> connection.open().stream()).toList();
    if (!open.isEmpty()) {
      throw new AssertionError("left open: " + open);
    }
  }

  @Override
  public void prepare() {
    backend.prepare();
  }

  @Override
  public Capabilities capabilities() {
    return backend.capabilities();
  }

  @Override
  public ShareConnection connect(
      ShareTarget target, Credential credential, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    logons.add(credential);
    var wire = new FaultyWire(faults, () -> {});
    var connection =
        wire.call(
            ShareCall.CONNECT,
            target.share(),
            deadline,
            () -> backend.connect(target, credential, trace, deadline));
    var faulty = new FaultyConnection(this, connection, faults);
    connections.add(faulty);
    return faulty;
  }

  @Override
  public ServerShares shares(FileServer server, Credential credential, Deadline deadline)
      throws FileFailure {
    return new FaultyWire(faults, () -> {})
        .call(ShareCall.SHARES, "", deadline, () -> backend.shares(server, credential, deadline));
  }

  @Override
  public void close() {
    backend.close();
  }

  void forget(FaultyConnection connection) {
    connections.remove(connection);
    var bug = closing;
    if (bug != null) {
      throw bug;
    }
  }
}
