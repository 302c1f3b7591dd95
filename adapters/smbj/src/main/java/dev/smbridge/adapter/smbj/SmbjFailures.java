package dev.smbridge.adapter.smbj;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.session.SMB2GuestSigningRequiredException;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.share.NtStatusTable;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.ietf.jgss.GSSException;
import org.jspecify.annotations.Nullable;

/** Translates what the server answered, and what went wrong on the way to it. */
final class SmbjFailures {
  private static final int ACCESS_DENIED = 0xC0000022;
  private static final int NOT_SUPPORTED = 0xC00000BB;
  private static final int STOPPED_ON_SYMLINK = 0x8000002D;

  private SmbjFailures() {}

  /** The server answered with a status. */
  static FileFailure ofStatus(long status) {
    return NtStatusTable.failure((int) status);
  }

  /** The server refused the login or the share, which it also does for want of encryption. */
  static FileFailure ofEntry(long status, boolean encrypted) {
    var failure = ofStatus(status);
    if ((int) status == ACCESS_DENIED && !encrypted) {
      return failure.withMessage(
          failure.message()
              + "; the connection is not encrypted, which the share may require: set"
              + " \"encryption\" to \"required\"");
    }
    return failure;
  }

  /** A request went out, and no answer came. */
  static FileFailure ofExchange(Exception problem, Duration limit, Effect ifLost) {
    return ofWait(problem, limit, "the server").withEffect(ifLost);
  }

  /** A name could not be resolved, or an address not be reached. */
  static FileFailure ofDialling(Exception problem, Duration limit, String what) {
    if (find(problem, UnknownHostException.class).isPresent()) {
      return new FileFailure(
              FailureKind.UNREACHABLE, what + " has no address: check the host name and DNS")
          .causedBy(problem);
    }
    if (find(problem, TimeoutException.class).isPresent()
        || find(problem, SocketTimeoutException.class).isPresent()) {
      return new FileFailure(
              FailureKind.UNREACHABLE,
              what + " did not answer within " + seconds(limit) + ": check routes and firewalls")
          .causedBy(problem);
    }
    return new FileFailure(
            FailureKind.UNREACHABLE,
            what + " cannot be reached: " + innermost(problem).getMessage())
        .causedBy(problem);
  }

  /** The server refused to negotiate, or broke off. */
  static FileFailure ofNegotiation(Exception problem, Duration limit, String what) {
    var answer = find(problem, SMBApiException.class);
    if (answer.isPresent()) {
      var status = (int) answer.get().getStatusCode();
      return status == NOT_SUPPORTED
          ? new FileFailure(
                  FailureKind.POLICY, what + " speaks no version of SMB that is spoken here")
              .withStatus(status)
              .causedBy(problem)
          : ofStatus(status).causedBy(problem);
    }
    if (find(problem, TimeoutException.class).isPresent()) {
      return new FileFailure(
              FailureKind.UNREACHABLE,
              what + " accepted the connection and said nothing for " + seconds(limit))
          .causedBy(problem);
    }
    return new FileFailure(
            FailureKind.UNREACHABLE,
            what + " accepted the connection and broke it off: is it an SMB 2 or 3 server?")
        .causedBy(problem);
  }

  /** The login failed. */
  static FileFailure ofLogin(Exception problem, Duration limit, boolean encrypted) {
    var answer = find(problem, SMBApiException.class);
    if (answer.isPresent()) {
      return ofEntry(answer.get().getStatusCode(), encrypted).causedBy(problem);
    }
    if (find(problem, SMB2GuestSigningRequiredException.class).isPresent()) {
      return guest().causedBy(problem);
    }
    if (find(problem, GSSException.class).isPresent()) {
      return new FileFailure(
              FailureKind.AUTHENTICATION,
              "Kerberos gives no ticket for this server: the host must be the name in its service"
                  + " principal, or set \"servicePrincipal\"")
          .causedBy(problem);
    }
    var refused = find(problem, FileFailure.class);
    if (refused.isPresent()) {
      return refused.get();
    }
    return ofWait(problem, limit, "the server");
  }

  /** The server would let the identity in as somebody else. */
  static FileFailure guest() {
    return new FileFailure(
        FailureKind.AUTHENTICATION,
        "the server does not know this account and would let it in as a guest, which is refused");
  }

  /** A directory was asked for, and a link is there. */
  static FileFailure link() {
    return NtStatusTable.failure(STOPPED_ON_SYMLINK);
  }

  /** The server's answer does not have the form that the protocol gives it. */
  static FileFailure malformed() {
    return new FileFailure(
        FailureKind.CORRUPTED, "the server's answer does not have the form it should have");
  }

  /** The connection was given up earlier. */
  static FileFailure gone() {
    return new FileFailure(FailureKind.CONNECTION_LOST, "the connection to the server is closed");
  }

  private static FileFailure ofWait(Exception problem, Duration limit, String what) {
    if (find(problem, InterruptedException.class).isPresent()) {
      Thread.currentThread().interrupt();
      return new FileFailure(FailureKind.OTHER, "the operation was interrupted")
          .withRetry(Retry.NEVER)
          .causedBy(problem);
    }
    if (find(problem, TimeoutException.class).isPresent()) {
      return new FileFailure(
              FailureKind.DEADLINE, what + " did not answer within " + seconds(limit))
          .causedBy(problem);
    }
    return new FileFailure(FailureKind.CONNECTION_LOST, "the connection to " + what + " broke")
        .causedBy(problem);
  }

  private static <T extends Throwable> Optional<T> find(Throwable problem, Class<T> type) {
    for (@Nullable Throwable at = problem; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
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
