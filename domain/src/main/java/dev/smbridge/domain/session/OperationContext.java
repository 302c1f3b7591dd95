package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Property;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Observer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One operation under way: its time, its observer, and which session it used last. */
public class OperationContext implements PublicationLog {
  private final Deadline deadline;
  private final Observer observer;
  private final Clock clock;
  private final List<SharePath> leftBehind = new CopyOnWriteArrayList<>();
  private final LostProperties lost = new LostProperties();
  private volatile @Nullable SessionFacts session;
  private final Set<String> lostPublications = ConcurrentHashMap.newKeySet();
  private volatile boolean irrevocable;
  private volatile boolean inPlace;

  public OperationContext(Deadline deadline, Observer observer, Clock clock) {
    this.deadline = deadline;
    this.observer = observer;
    this.clock = clock;
  }

  public Deadline deadline() {
    return deadline;
  }

  public Observer observer() {
    return observer;
  }

  /** The time of day. */
  public Instant now() {
    return clock.instant();
  }

  /** A session was opened, or taken from the pool. */
  public void uses(SessionFacts facts) {
    session = facts;
  }

  public @Nullable SessionFacts session() {
    return session;
  }

  /**
   * The observer has seen effects, or a stream has been read or written that begins only once: from
   * now on it cannot all be done again.
   */
  public void cannotBeRepeated() {
    irrevocable = true;
  }

  /**
   * A rename to a name that was to be free was sent and its reply was lost: it may still take
   * effect, also after a look that showed nothing.
   */
  public void notePublication(String path) {
    var _ = lostPublications.add(path);
  }

  /** Whether a file at this path may be what an earlier attempt of this operation renamed. */
  public boolean mayHavePublished(String path) {
    return lostPublications.contains(path);
  }

  /** What is said beside the outcome, a sentence each. */
  public List<String> notes() {
    var notes = new ArrayList<>(lost.sentences());
    if (inPlace) {
      notes.add(
          "written in place: until it is complete readers see a part, and a failure leaves one");
    }
    return notes;
  }

  @Override
  public void wroteInPlace() {
    inPlace = true;
  }

  @Override
  public void lost(SharePath replaced, Set<Property> properties) {
    lost.add(replaced, properties);
  }

  @Override
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
    return new OperationContext(deadline, told, clock) {
      @Override
      public void uses(SessionFacts facts) {
        OperationContext.this.uses(facts);
      }

      @Override
      public void wroteInPlace() {
        OperationContext.this.wroteInPlace();
      }

      @Override
      public void lost(SharePath replaced, Set<Property> properties) {
        OperationContext.this.lost(replaced, properties);
      }
    };
  }
}
