package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.NtStatusTable;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import jcifs.CIFSException;
import jcifs.smb.DfsReferral;
import jcifs.smb.NtStatus;
import jcifs.smb.SmbAuthException;
import jcifs.smb.SmbException;
import jcifs.smb.SmbUnsupportedOperationException;
import jcifs.util.transport.ConnectionTimeoutException;
import jcifs.util.transport.RequestTimeoutException;

/** Translates what the server answered, and what went wrong on the way to it. */
final class JcifsFailures {
  private static final int ACCESS_DENIED = 0xC0000022;
  private static final int PATH_NOT_COVERED = 0xC0000257;
  private static final int SESSION_EXPIRED = 0xC000035C;
  private static final TransportFailures TRANSPORT =
      new TransportFailures(
          List.of(RequestTimeoutException.class, ConnectionTimeoutException.class));

  private JcifsFailures() {}

  /** A request went out: either the server answered with a status, or no answer came. */
  static FileFailure ofExchange(Exception problem, Duration limit, Effect ifLost) {
    var known = TransportFailures.find(problem, FileFailure.class);
    if (known.isPresent()) {
      return known.get();
    }
    return ofAnswer(problem)
        .map(answered -> answered.causedBy(problem))
        .orElseGet(() -> TRANSPORT.unanswered(problem, limit).withEffect(ifLost));
  }

  /** A name could not be resolved, or an address not be reached. */
  static FileFailure ofDialling(Exception problem, Duration limit, String what) {
    return TRANSPORT.unreachable(problem, limit, what);
  }

  /** The server refused to negotiate, or broke off. */
  static FileFailure ofNegotiation(Exception problem, Duration limit, String what) {
    return TRANSPORT.notNegotiated(problem, limit, what);
  }

  /** The server signs in no way that the library knows: by AES-GMAC or HMAC-SHA256 alone. */
  static FileFailure notAgreed(String what) {
    var failure = LoginFailures.notAgreed(what);
    return failure.withMessage(
        failure.message()
            + "; the backend jcifs-ng knows AES-CMAC alone of those of SMB 3.1.1: set \"backend\" to"
            + " \"smbj\"");
  }

  /** The server refused the login or the share, which it also does for want of encryption. */
  static FileFailure ofLogin(Exception problem, Duration limit) {
    var refused = TransportFailures.find(problem, SmbAuthException.class);
    if (refused.isPresent()
        && refused.get().getCause() instanceof SmbException answer
        && answer.getNtStatus() == LoginFailures.INVALID_PARAMETER) {
      return LoginFailures.disliked().causedBy(problem);
    }
    var failure = ofExchange(problem, limit, Effect.NONE);
    return failure.serverStatus().orElse(0) == ACCESS_DENIED
        ? failure.withMessage(
            failure.message()
                + "; the connection is not encrypted, which the share may require and the backend"
                + " jcifs-ng cannot do: set \"backend\" to \"smbj\"")
        : failure;
  }

  /** Where the server says that a path goes on, if it does ([MS-DFSC] 2.2.4). */
  static Optional<Referral> referral(FileFailure failure) {
    return TransportFailures.find(failure, DfsReferral.class)
        .map(DfsReferral::getData)
        .map(data ->
            new Referral(
                Objects.requireNonNullElse(data.getServer(), ""),
                Objects.requireNonNullElse(data.getShare(), ""),
                Objects.requireNonNullElse(data.getPath(), ""),
                data.getPathConsumed()));
  }

  /** A path leads through DFS to a share that cannot be opened. */
  static FileFailure notFollowed(Referral to, FileFailure problem) {
    var message =
        "the path leads through DFS to the share %s on %s: %s"
            .formatted(to.share(), to.server(), problem.message());
    return problem.kind() == FailureKind.NOT_FOUND
        ? new FileFailure(FailureKind.UNSUPPORTED, message).causedBy(problem)
        : problem.withMessage(message);
  }

  /** A path leads through DFS where that does not do. */
  static FileFailure notFollowed(Referral to, String why) {
    return notFollowed(to, new FileFailure(FailureKind.UNSUPPORTED, why));
  }

  /** A file was read past what was its end a moment ago. */
  static FileFailure grown() {
    return new FileFailure(FailureKind.CHANGED, "the file changed while it was read");
  }

  /** A service of the server refuses a call, does not understand it, or is not there. */
  static FileFailure ofCall(Exception problem) {
    var known = TransportFailures.find(problem, FileFailure.class);
    return known.isPresent() && known.get().kind() != FailureKind.NOT_FOUND
        ? known.get()
        : new FileFailure(
                FailureKind.UNSUPPORTED,
                "the server does not offer its list of shares to this account")
            .causedBy(problem);
  }

  /** The library refuses its settings. */
  static FileFailure ofSettings(Exception problem) {
    return new FileFailure(FailureKind.OTHER, "the library jcifs-ng refuses its settings")
        .causedBy(problem);
  }

  /** The library logs in a second time, unasked. */
  static void requireFirst(AtomicBoolean used) {
    if (used.getAndSet(true)) {
      throw new IllegalStateException("this identity has logged in before");
    }
  }

  /** A failure on its way through the library, which finds it again at the other end. */
  static CIFSException carrying(FileFailure failure) {
    return new CIFSException(failure.message(), failure);
  }

  /** The session ended with its ticket: [MS-SMB2] 3.3.5.2.9. */
  static SmbException sessionExpired() {
    return new SmbException(SESSION_EXPIRED, false);
  }

  /** A part of a chunk failed, or the wait for it was interrupted. */
  static FileFailure ofPart(Exception problem) {
    return TransportFailures.find(problem, FileFailure.class)
        .orElseGet(() -> TRANSPORT.unanswered(problem, Duration.ZERO));
  }

  /** The status that the server answered; what goes wrong here has another. */
  private static Optional<FileFailure> ofAnswer(Exception problem) {
    var failed = TransportFailures.find(problem, SmbException.class);
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    if (TransportFailures.find(problem, DfsReferral.class).isPresent()
        || isBehindLink(failed.get())) {
      return Optional.of(NtStatusTable.failure(PATH_NOT_COVERED));
    }
    if (TransportFailures.find(problem, SmbUnsupportedOperationException.class).isPresent()) {
      return Optional.of(unsupported(failed.get()));
    }
    var status = failed.get().getNtStatus();
    return status == NtStatus.NT_STATUS_UNSUCCESSFUL || status == 0
        ? Optional.empty()
        : Optional.of(NtStatusTable.failure(status));
  }

  /** The library's words for a rename to behind a DFS link. */
  private static boolean isBehindLink(SmbException problem) {
    return String.valueOf(problem.getMessage()).startsWith("Invalid request for a DFS");
  }

  private static FileFailure unsupported(SmbException problem) {
    var message = String.valueOf(problem.getMessage());
    if (message.contains("encryption")) {
      return new FileFailure(
          FailureKind.ACCESS_DENIED,
          "the server requires encryption, which the backend jcifs-ng cannot do: set \"backend\" to"
              + " \"smbj\"");
    }
    if (message.contains("NTLM")) {
      return new FileFailure(
          FailureKind.AUTHENTICATION,
          "the server refuses NTLM: set \"authentication\" to \"kerberos\"");
    }
    return message.contains("erberos")
        ? new FileFailure(
            FailureKind.AUTHENTICATION,
            "the server does not take Kerberos, or not for this name: give its full host name")
        : new FileFailure(FailureKind.UNSUPPORTED, "the server cannot do this");
  }
}
