package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What goes wrong on the way to a server, as a test scripts it. The n-th call of a kind is counted
 * from now on, the next one being the first.
 */
public final class Faults {
  /** Is told of each call before it is sent; what it throws is what the call fails with. */
  public interface Listener {
    void called(ShareCall call, String path) throws FileFailure;
  }

  sealed interface Fault {
    /** The call is sent and answered. */
    record None() implements Fault {}

    /** The connection breaks before the server hears of it. */
    record RequestLost() implements Fault {}

    /** The server does it, and the connection breaks before it says so. */
    record ReplyLost() implements Fault {}

    /** The connection breaks, and the server does it only after it has answered a look. */
    record DoneLate() implements Fault {}

    /** The server refuses it. */
    record Refused(FileFailure failure) implements Fault {}
  }

  private record Script(ShareCall call, int first, int last, Fault fault) {
    boolean concerns(ShareCall other, int number) {
      return call == other && first <= number && number <= last;
    }
  }

  private final Map<ShareCall, Integer> counts = new EnumMap<>(ShareCall.class);
  private final Map<ShareCall, Duration> delays = new EnumMap<>(ShareCall.class);
  private final List<Script> scripts = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();

  /** The n-th call never arrives: {@code CONNECTION_LOST} with effect {@code NONE}. */
  public Faults loseRequest(ShareCall call, int nth) {
    return once(call, nth, new Fault.RequestLost());
  }

  /** The n-th call is done and its reply lost: {@code CONNECTION_LOST}, {@code UNKNOWN}. */
  public Faults loseReply(ShareCall call, int nth) {
    return once(call, nth, new Fault.ReplyLost());
  }

  /**
   * The n-th call is lost like a reply, and is done after the next {@code STAT} on any connection
   * was answered: a server comes to what it had received when it comes to it.
   */
  public Faults doLate(ShareCall call, int nth) {
    return once(call, nth, new Fault.DoneLate());
  }

  /** The n-th call is not done and fails so; the connection goes on. */
  public Faults fail(ShareCall call, int nth, FileFailure failure) {
    return once(call, nth, new Fault.Refused(failure));
  }

  /** Every call from now on is not done and fails so; the connection goes on. */
  public Faults failAll(ShareCall call, FileFailure failure) {
    return script(call, 1, Integer.MAX_VALUE, new Fault.Refused(failure));
  }

  /**
   * Every call from now on is answered so late. Where the caller does not wait so long it is never
   * done: {@code DEADLINE}, and the connection is lost.
   */
  public synchronized Faults delay(ShareCall call, Duration by) {
    delays.put(call, by);
    return this;
  }

  public synchronized Faults listen(Listener listener) {
    listeners.add(listener);
    return this;
  }

  /** Nothing goes wrong from now on; what was counted and who listens stays. */
  public synchronized void heal() {
    scripts.clear();
    delays.clear();
  }

  /** How many calls of a kind there were. */
  public synchronized int count(ShareCall call) {
    return counts.getOrDefault(call, 0);
  }

  private Faults once(ShareCall call, int nth, Fault fault) {
    return script(call, nth, nth, fault);
  }

  private synchronized Faults script(ShareCall call, int first, int last, Fault fault) {
    var before = count(call);
    var end = last == Integer.MAX_VALUE ? last : before + last;
    scripts.add(new Script(call, before + first, end, fault));
    return this;
  }

  /** Counts a call and says what becomes of it. */
  Fault next(ShareCall call, String path) throws FileFailure {
    List<Listener> told;
    int number;
    synchronized (this) {
      number = counts.merge(call, 1, Integer::sum);
      told = List.copyOf(listeners);
    }
    for (var listener : told) {
      listener.called(call, path);
    }
    synchronized (this) {
      return scripts.stream()
          .filter(script -> script.concerns(call, number))
          .map(Script::fault)
          .findFirst()
          .orElseGet(Fault.None::new);
    }
  }

  synchronized void later(Runnable step) {
    late.add(step);
  }

  /** Does what is late. */
  void catchUp() {
    List<Runnable> due;
    synchronized (this) {
      due = List.copyOf(late);
      late.clear();
    }
    due.forEach(Runnable::run);
  }

  synchronized Duration delay(ShareCall call) {
    return delays.getOrDefault(call, Duration.ZERO);
  }
}
