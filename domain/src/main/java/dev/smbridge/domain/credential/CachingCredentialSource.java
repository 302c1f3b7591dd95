package dev.smbridge.domain.credential;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while what another source fetched, and hands out copies: what is no longer
 * remembered is erased, and what was handed out is its taker's. Threads that want the same secret
 * wait for one fetch.
 */
public final class CachingCredentialSource implements CredentialSource {
  private final CredentialSource source;
  private final Duration timeToLive;
  private final InstantSource clock;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  /**
   * Puts a memory before a source.
   *
   * @param timeToLive how long an answer is good for
   * @param clock the time of day, which unlike the JVM's own time goes on while a process is frozen
   */
  public CachingCredentialSource(
      CredentialSource source, Duration timeToLive, InstantSource clock) {
    this.source = source;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  @Override
  public StoredCredential fetch(String id, Deadline deadline) throws FileFailure {
    var slot = slots.computeIfAbsent(id, _ -> new Slot());
    slot.enter(deadline);
    try {
      var now = clock.instant();
      var remembered = slot.credential;
      return (remembered != null && slot.isFresh(now, timeToLive)
              ? remembered
              : slot.remember(source.fetch(id, deadline), now))
          .copy();
    } finally {
      slot.lock.unlock();
    }
  }

  @Override
  public void forget(String id) {
    var slot = slots.get(id);
    if (slot != null) {
      slot.clear();
    }
    source.forget(id);
  }

  @Override
  public void forgetAll() {
    slots.values().forEach(Slot::clear);
    source.forgetAll();
  }

  /** What is remembered of one secret; guarded by its lock, which a fetch holds. */
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable StoredCredential credential;
    private Instant fetched = Instant.MIN;

    void enter(Deadline deadline) throws FileFailure {
      try {
        if (!lock.tryLock(deadline.nextWait().toNanos(), TimeUnit.NANOSECONDS)) {
          throw new FileFailure(
              FailureKind.DEADLINE, "the credentials were not fetched in time: try again");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FileFailure(FailureKind.OTHER, "the wait for credentials was interrupted")
            .causedBy(e);
      }
    }

    /** A clock that was set back makes it old, not young. */
    boolean isFresh(Instant now, Duration timeToLive) {
      return !now.isBefore(fetched) && now.isBefore(fetched.plus(timeToLive));
    }

    /** Takes over what was fetched. */
    StoredCredential remember(StoredCredential answer, Instant now) {
      clear();
      fetched = now;
      credential = answer;
      return answer;
    }

    void clear() {
      lock.lock();
      try {
        if (credential != null) {
          credential.close();
          credential = null;
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
