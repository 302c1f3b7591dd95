package dev.smbridge.adapter.smbj;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.session.SMB2GuestSigningRequiredException;
import dev.smbridge.adapter.smb.NtStatusTable;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.adapter.smbj.wire.InvalidMessageException;
import dev.smbridge.adapter.smbj.wire.NotSentException;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;

/** Translates what the server answered, and what went wrong on the way to it. */
final class SmbjFailures {
  private static final int ACCESS_DENIED = 0xC0000022;
  private static final int NOT_SUPPORTED = 0xC00000BB;
  private static final int PATH_NOT_COVERED = 0xC0000257;
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

  /** A request went out, and no answer came; or it could not be sent, and has no effect. */
  static FileFailure ofExchange(Exception problem, Duration limit, Effect ifLost) {
    var effect = problem instanceof NotSentException ? Effect.NONE : ifLost;
    var failure = TransportFailures.JDK.unanswered(problem, limit).withEffect(effect);
    return TransportFailures.find(problem, InvalidMessageException.class)
        .map(lie -> failure.withMessage("the connection was given up: " + lie.getMessage()))
        .orElse(failure);
  }

  /** The server refused to negotiate, or broke off. */
  static FileFailure ofNegotiation(Exception problem, Duration limit, String what) {
    var answer = TransportFailures.find(problem, SMBApiException.class);
    if (answer.isPresent()) {
      var status = (int) answer.get().getStatusCode();
      if (status == LoginFailures.INVALID_PARAMETER) {
        return LoginFailures.notAgreed(what).causedBy(problem);
      }
      return status == NOT_SUPPORTED
          ? new FileFailure(
                  FailureKind.POLICY, what + " speaks no version of SMB that is spoken here")
              .withServerStatus(status)
              .causedBy(problem)
          : ofStatus(status).causedBy(problem);
    }
    var refused = TransportFailures.find(problem, FileFailure.class);
    if (refused.isPresent()) {
      return refused.get();
    }
    return TransportFailures.JDK.notNegotiated(problem, limit, what);
  }

  /** The login failed. */
  static FileFailure ofLogin(Exception problem, Duration limit, boolean encrypted) {
    var answer = TransportFailures.find(problem, SMBApiException.class);
    if (answer.isPresent()) {
      var status = answer.get().getStatusCode();
      return (int) status == LoginFailures.INVALID_PARAMETER
          ? LoginFailures.disliked().causedBy(problem)
          : ofEntry(status, encrypted).causedBy(problem);
    }
    if (TransportFailures.find(problem, SMB2GuestSigningRequiredException.class).isPresent()) {
      return guest().causedBy(problem);
    }
    var refused = TransportFailures.find(problem, FileFailure.class);
    if (refused.isPresent()) {
      return refused.get();
    }
    return TransportFailures.JDK.unanswered(problem, limit);
  }

  /** The answer that ends the login has not the signature of what was negotiated. */
  static FileFailure notSigned(InvalidMessageException problem) {
    return LoginFailures.refused(
            "the server's last word in the login is not signed with the key of what was negotiated")
        .causedBy(problem);
  }

  /** The server would let the identity in as another account. */
  static FileFailure guest() {
    return new FileFailure(
        FailureKind.AUTHENTICATION,
        "the server does not know this account and would let it in as a guest, which is refused");
  }

  /** Whether the server says that a path goes on elsewhere ([MS-DFSC] 3.2.5.5). */
  static boolean leadsThroughDfs(FileFailure failure) {
    return failure.serverStatus().orElse(0) == PATH_NOT_COVERED;
  }

  /**
   * A path leads through DFS.
   *
   * @param place where to, in UNC form
   */
  static FileFailure notFollowed(String place, FileFailure refused) {
    return refused.withMessage(
        "the path leads through DFS to " + place + ", which is not followed: name that share");
  }

  /** A directory was asked for, and a link is there. */
  static FileFailure link() {
    return NtStatusTable.failure(STOPPED_ON_SYMLINK);
  }
}
