package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Translates what goes wrong on the way to a server. Libraries wrap it several times over, so the
 * whole chain of causes is looked through.
 */
public final class TransportFailures {
  /** For what the JDK itself throws. */
  public static final TransportFailures JDK = new TransportFailures(List.of());

  private final List<Class<? extends Exception>> timeouts;

  /**
   * For what a library throws.
   *
   * @param timeouts what else it throws when an answer does not come
   */
  public TransportFailures(List<Class<? extends Exception>> timeouts) {
    this.timeouts = timeouts;
  }

  /** The server's answer does not have the form that the protocol gives it. */
  public static FileFailure malformed() {
    return new FileFailure(
        FailureKind.CORRUPTED, "the server's answer does not have the form it should have");
  }

  /** The connection was given up earlier. */
  public static FileFailure gone() {
    return new FileFailure(FailureKind.CONNECTION_LOST, "the connection to the server is closed");
  }

  /** The first of a type in the chain of causes. */
  public static <T extends Throwable> Optional<T> find(Throwable problem, Class<T> type) {
    for (@Nullable Throwable at = problem; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }

  /** Whether a machine answered that it does not listen, rather than none answering. */
  static boolean isRefusal(FileFailure failure) {
    return find(failure, ConnectException.class)
        .filter(refused -> String.valueOf(refused.getMessage()).contains("refused"))
        .isPresent();
  }

  /** A name could not be resolved, or an address not be reached. */
  public FileFailure unreachable(Exception problem, Duration limit, String what) {
    if (has(problem, InterruptedException.class)) {
      return interrupted(problem);
    }
    if (has(problem, UnknownHostException.class)) {
      return unreachable(what + " has no address: check the host name and DNS", problem);
    }
    return unreachable(
        isTimeout(problem)
            ? what + " did not answer within " + seconds(limit) + ": check routes and firewalls"
            : what + " cannot be reached: " + innermost(problem).getMessage(),
        problem);
  }

  /** The connection was accepted, and no dialect came of it. */
  public FileFailure notNegotiated(Exception problem, Duration limit, String what) {
    if (has(problem, ConnectException.class)
        || has(problem, NoRouteToHostException.class)
        || has(problem, InterruptedException.class)) {
      return unreachable(problem, limit, what);
    }
    return unreachable(
        isTimeout(problem)
            ? what + " accepted the connection and said nothing for " + seconds(limit)
            : what + " accepted the connection and broke it off: is it an SMB 2 or 3 server?",
        problem);
  }

  /** A request went out, and no answer came. */
  public FileFailure unanswered(Exception problem, Duration limit) {
    if (has(problem, InterruptedException.class)) {
      return interrupted(problem);
    }
    return isTimeout(problem)
        ? new FileFailure(
                FailureKind.DEADLINE, "the server did not answer within " + seconds(limit))
            .causedBy(problem)
        : new FileFailure(FailureKind.CONNECTION_LOST, "the connection to the server broke")
            .causedBy(problem);
  }

  private boolean isTimeout(Exception problem) {
    return has(problem, TimeoutException.class)
        || has(problem, SocketTimeoutException.class)
        || timeouts.stream().anyMatch(type -> has(problem, type));
  }

  private static FileFailure unreachable(String message, Exception problem) {
    return new FileFailure(FailureKind.UNREACHABLE, message).causedBy(problem);
  }

  /** Libraries swallow the interrupt of their caller. */
  private static FileFailure interrupted(Exception problem) {
    Thread.currentThread().interrupt();
    return new FileFailure(FailureKind.OTHER, "the operation was interrupted")
        .withRetry(Retry.NEVER)
        .causedBy(problem);
  }

  private static boolean has(Throwable problem, Class<? extends Throwable> type) {
    return find(problem, type).isPresent();
  }

  private static Throwable innermost(Throwable problem) {
    var at = problem;
    while (true) {
      var cause = at.getCause();
      if (cause == null) {
        return at;
      }
      at = cause;
    }
  }

  private static String seconds(Duration limit) {
    var millis = limit.toMillis();
    return millis < 10_000 ? "%.1f s".formatted(millis / 1000.0) : millis / 1000 + " s";
  }
}
