package dev.smbridge.domain.share;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.Port;
import dev.smbridge.domain.transfer.Deadline;

/** One SMB library. It pools nothing and retries nothing. */
@Port
public interface ShareConnector extends AutoCloseable {
  /** What it can promise whatever the server offers. */
  Capabilities capabilities();

  /** Loads ahead what connections need for bulk. It dials nothing, and never fails. */
  void prepare();

  /**
   * Dials every address of the server's name in turn, negotiates, logs in and opens the share. The
   * target's policy is held against what was negotiated before the login, and against the session
   * before the share's name is sent ({@link SecurityPolicy#requireNegotiated}, {@link
   * SecurityPolicy#requireSession}).
   *
   * @param trace receives each step passed, from {@code NAME} to {@code SHARE}, once and in order
   * @throws FileFailure {@code UNREACHABLE}, {@code POLICY}, {@code AUTHENTICATION} (also when the
   *     server would let the identity in as guest), {@code NOT_FOUND} for the share, {@code
   *     ACCESS_DENIED}, {@code DEADLINE}
   */
  ShareConnection connect(
      ShareTarget target, Credential credential, ConnectionTrace trace, Deadline deadline)
      throws FileFailure;

  /**
   * Lists the shares of a server ([MS-SRVS] 3.1.4.8).
   *
   * @throws FileFailure as {@link #connect}
   */
  ServerShares shares(FileServer server, Credential credential, Deadline deadline)
      throws FileFailure;

  /** Ends what the library keeps running. Idempotent. */
  @Override
  void close();
}
