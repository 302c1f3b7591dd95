package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts from being locked by many logons with one wrong password:
 *
 * <ol>
 *   <li>A version of a secret that a server refused is not sent to it again for a minute. Another
 *       version, which a rotation makes, is another account here, and goes at once.
 *   <li>As long as it is not known whether a server takes a version, one logon at a time tries, and
 *       the others wait for what comes of it.
 * </ol>
 */
final class Logons {
  /** How long a refused version is not tried again. */
  static final Duration REFUSED_FOR = Duration.ofMinutes(1);

  /** How long others may follow one that was accepted. */
  private static final Duration ACCEPTED_FOR = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Map<LogonAccount, State> states = new HashMap<>();

  Logons(InstantSource clock) {
    this.clock = clock;
  }

  /** What is known of an account: its latest end, and whether a logon is trying it. */
  private static final class State {
    private boolean trying;
    private Instant at = Instant.MIN;
    private @Nullable FileFailure refusal;

    /** A clock that was set back makes it old, not young. */
    private boolean isWithin(Duration time, Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(time));
    }
  }

  /**
   * Logs on, unless the same was refused a short while ago.
   *
   * @param logon logs on, and opens what is wanted
   * @throws FileFailure {@code AUTHENTICATION} without asking the server; {@code DEADLINE} when the
   *     logon that goes first takes too long; what {@code logon} throws
   */
  <T> T attempt(LogonAccount account, Deadline deadline, FileCall<T> logon) throws FileFailure {
    var alone = enter(account, deadline);
    var ended = false;
    try {
      var result = logon.call();
      end(account, alone, true, null);
      ended = true;
      return result;
    } catch (FileFailure failed) {
      end(account, alone, false, failed.kind() == FailureKind.AUTHENTICATION ? failed : null);
      ended = true;
      throw failed;
    } finally {
      if (!ended) {
        end(account, alone, false, null);
      }
    }
  }

  /** The account's connection broke: whether its secret is still good is open again. */
  synchronized void doubt(LogonAccount account) {
    var state = states.get(account);
    if (state != null && state.refusal == null) {
      state.at = Instant.MIN;
    }
  }

  /** Whether the caller tries alone. */
  private synchronized boolean enter(LogonAccount account, Deadline deadline) throws FileFailure {
    forgetOld();
    var wait = new BoundedWait(deadline);
    while (true) {
      var state = states.computeIfAbsent(account, _ -> new State());
      var now = clock.instant();
      var refusal = state.refusal;
      if (refusal != null && state.isWithin(REFUSED_FOR, now)) {
        throw remembered(refusal, Duration.between(now, state.at.plus(REFUSED_FOR)));
      }
      if (refusal == null && state.isWithin(ACCEPTED_FOR, now)) {
        return false;
      }
      if (!state.trying) {
        state.trying = true;
        return true;
      }
      wait.on(this, REFUSED_FOR, "another logon of the same account got no answer");
    }
  }

  private synchronized void end(
      LogonAccount account, boolean alone, boolean accepted, @Nullable FileFailure refusal) {
    var state = states.computeIfAbsent(account, _ -> new State());
    if (alone) {
      state.trying = false;
    }
    if (accepted || refusal != null) {
      state.refusal = refusal;
      state.at = clock.instant();
    }
    notifyAll();
  }

  private static FileFailure remembered(FileFailure refusal, Duration left) {
    return refusal.withMessage(
        refusal.message()
            + "; this version of the secret was refused a moment ago and is not tried again for "
            + Math.ceilDiv(left.toMillis(), 1000)
            + " s, so that the account is not locked");
  }

  private void forgetOld() {
    var now = clock.instant();
    states.values().removeIf(state -> !state.trying && !state.isWithin(REFUSED_FOR, now));
  }
}
