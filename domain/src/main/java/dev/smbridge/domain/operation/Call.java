package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Deadline;
import org.jspecify.annotations.Nullable;

/** One operation under way: its time, its observer, and which session it used last. */
class Call {
  private final Deadline deadline;
  private final Observer observer;
  private volatile @Nullable SessionFacts session;
  private volatile boolean irrevocable;

  Call(Deadline deadline, Observer observer) {
    this.deadline = deadline;
    this.observer = observer;
  }

  Deadline deadline() {
    return deadline;
  }

  Observer observer() {
    return observer;
  }

  /** A session was opened, or taken from the pool. */
  void uses(SessionFacts facts) {
    session = facts;
  }

  @Nullable SessionFacts session() {
    return session;
  }

  /**
   * The observer has been told of effects, or a stream has been read or written that begins only
   * once: from now on it cannot all be done again.
   */
  void cannotBeRepeated() {
    irrevocable = true;
  }

  /** Whether what failed did nothing, and may well succeed on a new session. */
  boolean isWorthRepeating(FileFailure failed) {
    return failed.kind() == FailureKind.CONNECTION_LOST
        && failed.effect() == Effect.NONE
        && !irrevocable
        && !deadline.passed();
  }

  /** A part of it, such as a file of a tree, which may be done again by itself. */
  Call part(Observer told) {
    return new Call(deadline, told) {
      @Override
      void uses(SessionFacts facts) {
        Call.this.uses(facts);
      }
    };
  }
}
