package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Faults;
import dev.smbridge.domain.share.ShareCall;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that goes away in the middle, and refuses connections until it is back. */
final class ServerOutage implements Faults.Listener {
  private final Setting setting;
  private final ShareCall fatal;
  private final int nth;
  private final Duration lasting;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile long endNanos;
  private volatile boolean away;
  private volatile boolean over;

  /** Begins with the n-th call of a kind from now on, which is lost. */
  ServerOutage(Setting setting, ShareCall fatal, int nth, Duration lasting) {
    this.setting = setting;
    this.fatal = fatal;
    this.nth = nth;
    this.lasting = lasting;
    setting.faults().listen(this);
  }

  @Override
  public void called(ShareCall call, String path) throws FileFailure {
    if (call == fatal && calls.incrementAndGet() == nth) {
      endNanos = System.nanoTime() + lasting.toNanos();
      away = true;
      setting.wire.cut();
      throw new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke");
    }
    if (away && System.nanoTime() - endNanos >= 0) {
      away = false;
      over = true;
    }
    if (away) {
      if (call == ShareCall.CONNECT) {
        refused.incrementAndGet();
        throw new FileFailure(FailureKind.UNREACHABLE, "nobody listens");
      }
      throw new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke");
    }
  }

  boolean wasThere() {
    return away || over;
  }

  /** How often a connection was refused meanwhile. */
  int refusedConnections() {
    return refused.get();
  }
}
