package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a server that stopped answering in the middle of a tree. The first worker that notices
 * asks whether it is back, with growing pauses; the other workers wait for that one answer, so that
 * a server that comes back is not met by all of them at once. Safe from many threads.
 */
public final class Outage {
  /** How long a server is waited for unless the caller says otherwise. */
  public static final Duration USUAL = Duration.ofSeconds(60);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Duration longest;
  private final Deadline deadline;
  private @Nullable FileFailure cause;
  private @Nullable FileFailure end;

  /**
   * Waits so long at the most, and never past the deadline.
   *
   * @param longest from the failure that began an outage; zero asks once and without a pause
   */
  public Outage(Duration longest, Deadline deadline) {
    this.longest = longest;
    this.deadline = deadline;
  }

  /** Asks the server something that needs a session. */
  public interface Probe {
    void ask() throws FileFailure;
  }

  /** Whether a failure says that the connection or the server is gone, rather than one file. */
  public static boolean causes(FileFailure failure) {
    return failure.retry() == Retry.NEW_SESSION;
  }

  /**
   * Returns once the server answers again.
   *
   * @param lost the failure that showed that it does not
   * @throws FileFailure to every worker alike once the wait is over: the failure that began the
   *     outage, or what the server answered instead, such as {@code AUTHENTICATION}
   */
  public void outlast(FileFailure lost, Probe probe) throws FileFailure {
    if (!begins(lost)) {
      return;
    }
    @Nullable FileFailure reason = lost;
    try {
      reason = askUntilAnswered(lost, probe);
    } finally {
      ends(reason);
    }
    if (reason != null) {
      throw reason;
    }
  }

  /** Whether this caller is the one to ask; otherwise an answer has come meanwhile. */
  private synchronized boolean begins(FileFailure lost) throws FileFailure {
    if (cause == null && end == null) {
      cause = lost;
      return true;
    }
    try {
      while (cause != null) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if (end != null) {
      throw end;
    }
    return false;
  }

  private synchronized void ends(@Nullable FileFailure failure) {
    cause = null;
    end = failure;
    notifyAll();
  }

  /** Why it was given up, or null once the server has answered. */
  private @Nullable FileFailure askUntilAnswered(FileFailure lost, Probe probe) {
    var waiting = Deadline.within(longest, longest);
    for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        probe.ask();
        return null;
      } catch (FileFailure e) {
        if (!causes(e)) {
          return e;
        }
        var paused = jittered(pause);
        if (paused.compareTo(waiting.remaining()) >= 0
            || paused.compareTo(deadline.remaining()) >= 0) {
          return lost.withMessage(
              lost.message() + "; the server did not answer again in time to go on");
        }
        try {
          Thread.sleep(paused);
        } catch (InterruptedException stop) {
          return interrupted(stop);
        }
      }
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /** Half to one and a half times as long, so that many clients do not come back together. */
  private static Duration jittered(Duration pause) {
    return pause.multipliedBy(ThreadLocalRandom.current().nextLong(50, 151)).dividedBy(100);
  }

  private static FileFailure interrupted(InterruptedException stop) {
    Thread.currentThread().interrupt();
    return new FileFailure(FailureKind.OTHER, "the wait for the server was interrupted")
        .causedBy(stop);
  }
}
