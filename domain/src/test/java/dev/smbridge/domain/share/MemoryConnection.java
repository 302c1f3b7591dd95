package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;

/** A session with a {@link MemoryFileServer}. */
final class MemoryConnection implements ShareConnection {
  private final MemoryFileServer server;
  private final MemoryVolume volume;
  private volatile boolean alive = true;
  private volatile boolean closed;

  MemoryConnection(MemoryFileServer server, MemoryVolume volume) {
    this.server = server;
    this.volume = volume;
  }

  @Override
  public SessionFacts facts() {
    return server.facts();
  }

  @Override
  public Share within(Deadline deadline) {
    return new MemoryShare(this, volume, deadline);
  }

  @Override
  public boolean answers(Duration limit) {
    return alive;
  }

  /** A client only notices when it next sends something. */
  @Override
  public boolean isBroken() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    cut();
    server.forget(this);
  }

  /** Ends it as a broken wire does: the server lets go of what it had open. */
  void cut() {
    alive = false;
    synchronized (volume) {
      var tree = new MemoryTree(volume);
      volume.handles().stream()
          .filter(handle -> handle.connection == this)
          .toList()
          .forEach(tree::close);
    }
  }

  void requireAlive() throws FileFailure {
    if (!alive) {
      closed = true;
      throw new FileFailure(FailureKind.CONNECTION_LOST, "the connection was closed");
    }
  }

  void requireCopiesOnServer() throws FileFailure {
    if (!server.capabilities().copiesOnServer()) {
      throw new FileFailure(FailureKind.UNSUPPORTED, "this backend cannot copy on the server");
    }
  }
}
