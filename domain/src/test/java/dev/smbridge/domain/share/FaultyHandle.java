package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;

/** Something open over a {@link FaultyWire}, until its owner closes it. */
final class FaultyHandle {
  private final FaultyConnection connection;
  private final SharePath path;
  private final Deadline deadline;

  FaultyHandle(FaultyConnection connection, SharePath path, Deadline deadline) {
    this.connection = connection;
    this.path = path;
    this.deadline = deadline;
    connection.opened(this);
  }

  <T> T call(ShareCall call, FileCall<T> step) throws FileFailure {
    return connection.wire().call(call, path.text(), deadline, step);
  }

  void close() {
    connection.closed(this);
  }

  String path() {
    return path.text();
  }
}
