package dev.smbridge.testing.network;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What all connections of a proxy share: both lanes, the faults, and whether anything moves. */
final class Weather {
  final FaultPlan faults = new FaultPlan();
  private final Lane requests = new Lane();
  private final Lane replies = new Lane();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition cleared = lock.newCondition();
  private boolean blackHole;

  Lane lane(Direction direction) {
    return switch (direction) {
      case REQUESTS -> requests;
      case REPLIES -> replies;
    };
  }

  void blackHole(boolean on) {
    lock.lock();
    try {
      blackHole = on;
      cleared.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is no black hole. */
  void awaitClear() throws InterruptedException {
    lock.lock();
    try {
      while (blackHole) {
        cleared.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all that was asked for and recorded. */
  void reset() {
    faults.clear();
    requests.reset();
    replies.reset();
    blackHole(false);
  }
}
