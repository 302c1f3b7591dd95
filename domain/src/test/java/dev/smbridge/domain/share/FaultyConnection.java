package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connection over a {@link FaultyWire}. */
final class FaultyConnection implements ShareConnection {
  private final FaultyShares shares;
  private final ShareConnection connection;
  private final FaultyWire wire;
  private final Set<FaultyHandle> handles = ConcurrentHashMap.newKeySet();

  FaultyConnection(FaultyShares shares, ShareConnection connection, Faults faults) {
    this.shares = shares;
    this.connection = connection;
    this.wire = new FaultyWire(faults, connection::close);
  }

  @Override
  public SessionFacts facts() {
    return connection.facts();
  }

  @Override
  public Share within(Deadline deadline) {
    return new FaultyShare(this, connection.within(deadline), deadline);
  }

  @Override
  public boolean answers(Duration limit) {
    try {
      return wire.call(
          ShareCall.ANSWERS, "", Deadline.within(limit, limit), () -> connection.answers(limit));
    } catch (FileFailure unanswered) {
      return false;
    }
  }

  @Override
  public boolean isBroken() {
    return wire.isBroken() || connection.isBroken();
  }

  @Override
  public void close() {
    wire.cut();
    shares.forget(this);
  }

  void cut() {
    wire.cut();
  }

  FaultyWire wire() {
    return wire;
  }

  void opened(FaultyHandle handle) {
    handles.add(handle);
  }

  void closed(FaultyHandle handle) {
    handles.remove(handle);
  }

  List<String> open() {
    return handles.stream().map(FaultyHandle::path).sorted().toList();
  }
}
