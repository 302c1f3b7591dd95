package dev.smbridge.adapter.smbj;

import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.connection.ConnectionContext;
import dev.smbridge.adapter.smb.NtStatusTable;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smbj.wire.Answers;
import dev.smbridge.adapter.smbj.wire.Echo;
import dev.smbridge.adapter.smbj.wire.Exchange;
import dev.smbridge.adapter.smbj.wire.FileId;
import dev.smbridge.adapter.smbj.wire.Logoff;
import dev.smbridge.adapter.smbj.wire.Request;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A session that is logged in, and the one way in which requests go out on it. After a wait that
 * ended without an answer it is unknown what the connection is good for: it is closed at once,
 * which also ends every wait in its socket.
 */
final class SmbjSession {
  private static final Duration LOGOFF_LIMIT = Duration.ofSeconds(1);
  private static final int NO_TREE = 0;

  private final Exchange exchange;
  private final ConnectionContext connection;
  private final ServerLimits limits;
  private final Supplier<SessionFacts> facts;

  /**
   * Takes over a session.
   *
   * @param facts asked for anew each time, for the cryptography becomes faster as it goes
   */
  SmbjSession(Exchange exchange, Connection connection, Supplier<SessionFacts> facts) {
    this.exchange = exchange;
    this.connection = connection.getConnectionContext();
    this.limits =
        ServerLimits.of(connection.getRemoteHostname(), connection.getNegotiatedProtocol());
    this.facts = facts;
  }

  SessionFacts facts() {
    return facts.get();
  }

  /** What both sides said of themselves before the login. */
  ConnectionContext connection() {
    return connection;
  }

  ServerLimits limits() {
    return limits;
  }

  /**
   * Sends requests in one frame and waits for their answers, whatever their status is.
   *
   * @param treeId the share that they are about
   * @param file what is open there
   * @param ifLost what is known of their effect when no answer comes
   */
  Answers exchange(
      int treeId, FileId file, List<Request> requests, Deadline deadline, Effect ifLost)
      throws FileFailure {
    return send(treeId, file, requests, false, deadline, ifLost);
  }

  /** The same behind the closing of a file, which is not waited for before. */
  Answers exchangeAfterClosing(
      FileId closed, int treeId, FileId file, List<Request> requests, Deadline deadline)
      throws FileFailure {
    var limit = deadline.nextWait();
    requireOpen();
    try {
      return exchange.closeAndSend(
          new Exchange.Destination(treeId, closed),
          new Exchange.Destination(treeId, file),
          requests,
          limit);
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw SmbjFailures.ofExchange(e, limit, Effect.NONE);
    }
  }

  /** The same for file data: an interrupt ends the wait, and the connection stays usable. */
  Answers exchangeData(int treeId, FileId file, Request request, Deadline deadline, Effect ifLost)
      throws FileFailure {
    return send(treeId, file, List.of(request), true, deadline, ifLost);
  }

  /**
   * The same for what takes a server long, such as bringing to its disk what was written: by the
   * deadline alone, as long as it answers echoes meanwhile.
   */
  Answers exchangeLong(
      int treeId, FileId file, List<Request> requests, Deadline deadline, Effect ifLost)
      throws FileFailure {
    var silence = deadline.nextWait();
    requireOpen();
    var to = new Exchange.Destination(treeId, file);
    try {
      return exchange.sendLong(to, requests, deadline.remaining(), silence, () -> answers(silence));
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw SmbjFailures.ofExchange(e, silence, ifLost);
    }
  }

  /** Whether the connection was given up. */
  boolean isBroken() {
    return !exchange.isOpen();
  }

  /** Fails as a request would that was made now: on a closed connection, or interrupted. */
  void requireUsable() throws FileFailure {
    requireOpen();
    if (Thread.currentThread().isInterrupted()) {
      throw SmbjFailures.ofExchange(new InterruptedException(), Duration.ZERO, Effect.NONE);
    }
  }

  /** The failure for an answer's status; a session that the server has forgotten is given up. */
  FileFailure refused(int status) {
    if (NtStatusTable.losesSession(status)) {
      exchange.close();
    }
    return SmbjFailures.ofStatus(status);
  }

  /** Whether the server answers an echo, which is protected like every other message. */
  boolean answers(Duration limit) {
    return succeeds(new Echo(), limit);
  }

  /** Logs off, so that the server lets go of every file before this returns, and hangs up. */
  void close() {
    if (exchange.isOpen()) {
      succeeds(
          new Logoff(), LOGOFF_LIMIT); // else the server lets go when it sees the socket closed
    }
    exchange.close();
  }

  private boolean succeeds(Request request, Duration limit) {
    var deadline = Deadline.within(limit, limit);
    try (var answers = exchange(NO_TREE, FileId.NONE, List.of(request), deadline, Effect.NONE)) {
      return answers.first().isSuccess();
    } catch (FileFailure _) {
      return false;
    }
  }

  private Answers send(
      int treeId,
      FileId file,
      List<Request> requests,
      boolean interruptible,
      Deadline deadline,
      Effect ifLost)
      throws FileFailure {
    var limit = deadline.nextWait();
    requireOpen();
    try {
      var to = new Exchange.Destination(treeId, file);
      return exchange.send(to, requests, limit, interruptible);
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw SmbjFailures.ofExchange(e, limit, ifLost);
    }
  }

  private void requireOpen() throws FileFailure {
    if (!exchange.isOpen()) {
      throw TransportFailures.gone();
    }
  }
}
