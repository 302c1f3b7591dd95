package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One operation under way: its time, its observer, and which session it used last. */
public class OperationContext {
  private final Deadline deadline;
  private final Observer observer;
  private final List<SharePath> leftBehind = new CopyOnWriteArrayList<>();
  private volatile @Nullable SessionFacts session;
  private volatile boolean irrevocable;

  public OperationContext(Deadline deadline, Observer observer) {
    this.deadline = deadline;
    this.observer = observer;
  }

  public Deadline deadline() {
    return deadline;
  }

  public Observer observer() {
    return observer;
  }

  /** A session was opened, or taken from the pool. */
  public void uses(SessionFacts facts) {
    session = facts;
  }

  public @Nullable SessionFacts session() {
    return session;
  }

  /**
   * The observer has been told of effects, or a stream has been read or written that begins only
   * once: from now on it cannot all be done again.
   */
  public void cannotBeRepeated() {
    irrevocable = true;
  }

  /** A temporary file could not be deleted, most likely because the connection broke. */
  public void leavesBehind(SharePath temporary) {
    leftBehind.add(temporary);
  }

  /** The temporary files that could not be deleted. */
  public List<SharePath> leftBehind() {
    return List.copyOf(leftBehind);
  }

  /** Whether nothing has happened yet that happens only once. */
  public boolean canBeRepeated() {
    return !irrevocable;
  }

  /** Whether what failed did nothing, and may well succeed on a new session. */
  public boolean isWorthRepeating(FileFailure failed) {
    return failed.kind() == FailureKind.CONNECTION_LOST
        && failed.effect() == Effect.NONE
        && !irrevocable
        && !deadline.passed();
  }

  /** A part of it, such as a file of a tree, which may be done again by itself. */
  public OperationContext part(Observer told) {
    return new OperationContext(deadline, told) {
      @Override
      public void uses(SessionFacts facts) {
        OperationContext.this.uses(facts);
      }
    };
  }
}
