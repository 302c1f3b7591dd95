package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Faults.Fault;
import dev.smbridge.domain.transfer.Deadline;

/** The wire of one connection: it carries calls until it breaks. */
final class FaultyWire {
  private final Faults faults;
  private final Runnable whenBroken;
  private volatile boolean broken;

  /** The server has yet to come to what it received. */
  private volatile boolean busy;

  FaultyWire(Faults faults, Runnable whenBroken) {
    this.faults = faults;
    this.whenBroken = whenBroken;
  }

  <T> T call(ShareCall call, String path, Deadline deadline, FileCall<T> step) throws FileFailure {
    if (broken) {
      throw lost(Effect.NONE);
    }
    var fault = faults.next(call, path);
    if (fault instanceof Fault.Refused(var failure)) {
      throw failure;
    }
    if (fault instanceof Fault.RequestLost) {
      cut();
      throw lost(Effect.NONE);
    }
    waitForTheAnswer(call, deadline);
    if (fault instanceof Fault.ReplyLost) {
      runUnheard(step);
      cut();
      throw lost(unsettled(call));
    }
    if (fault instanceof Fault.DoneLate) {
      broken = true;
      busy = true;
      faults.later(() -> {
        runUnheard(step);
        busy = false;
        cut();
      });
      throw lost(unsettled(call));
    }
    try {
      return step.call();
    } finally {
      if (call == ShareCall.STAT) {
        faults.catchUp();
      }
    }
  }

  boolean isBroken() {
    return broken;
  }

  void cut() {
    broken = true;
    if (!busy) {
      whenBroken.run();
    }
  }

  private static void runUnheard(FileCall<?> step) {
    try {
      if (step.call() instanceof ShareConnection unheard) {
        unheard.close(); // A server ends a session whose wire broke.
      }
    } catch (FileFailure alsoLost) {
      // The server's refusal is lost like every other reply.
    }
  }

  private void waitForTheAnswer(ShareCall call, Deadline deadline) throws FileFailure {
    var delay = faults.delay(call);
    if (delay.isZero()) {
      return;
    }
    var patience = deadline.nextWait();
    try {
      Thread.sleep(delay.compareTo(patience) < 0 ? delay : patience);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      cut();
      throw lost(unsettled(call)).causedBy(interrupted);
    }
    if (delay.compareTo(patience) >= 0) {
      cut();
      throw new FileFailure(FailureKind.DEADLINE, "the server did not answer in time")
          .withEffect(unsettled(call));
    }
  }

  private static Effect unsettled(ShareCall call) {
    return call.changes() ? Effect.UNKNOWN : Effect.NONE;
  }

  private static FileFailure lost(Effect effect) {
    return new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke").withEffect(effect);
  }
}
