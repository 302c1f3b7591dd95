package dev.smbridge.adapter.smbj;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2Packet;
import com.hierynomus.mssmb2.messages.SMB2Echo;
import com.hierynomus.mssmb2.messages.SMB2Logoff;
import com.hierynomus.smbj.connection.ConnectionContext;
import com.hierynomus.smbj.connection.NegotiatedProtocol;
import com.hierynomus.smbj.session.Session;
import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.adapter.smb.NtStatusTable;
import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Deadline;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A session that is logged in, on a socket of its own, and the one way in which requests go out on
 * it. After a wait that ended without an answer nobody knows what the connection is good for: it is
 * closed at once, which also frees whoever hangs in its socket.
 */
final class SmbjSession {
  /** What the library's own wait is longer than ours, which is the one that counts. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Duration LOGOFF_LIMIT = Duration.ofSeconds(1);

  private final Session session;
  private final Socket socket;
  private final Supplier<SessionFacts> facts;
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * Takes over a session.
   *
   * @param facts asked for anew each time, for the cryptography becomes faster as it goes
   */
  SmbjSession(Session session, Socket socket, Supplier<SessionFacts> facts) {
    this.session = session;
    this.socket = socket;
    this.facts = facts;
  }

  SessionFacts facts() {
    return facts.get();
  }

  SMB2Dialect dialect() {
    return negotiated().getDialect();
  }

  NegotiatedProtocol negotiated() {
    return session.getConnection().getNegotiatedProtocol();
  }

  /** What both sides said of themselves before the login. */
  ConnectionContext connection() {
    return session.getConnection().getConnectionContext();
  }

  /** The server's name, as it was asked for. */
  String serverName() {
    return session.getConnection().getRemoteHostname();
  }

  long id() {
    return session.getSessionId();
  }

  /**
   * Sends a request and waits for its answer, whatever its status is.
   *
   * @param ifLost what is known of the request's effect when no answer comes
   */
  <T extends SMB2Packet> T exchange(
      SMB2Packet request, Class<T> answer, Deadline deadline, Effect ifLost) throws FileFailure {
    var limit = deadline.nextWait();
    requireOpen();
    try {
      return BoundedCall.within(limit, sending(request, answer, limit));
    } catch (ExecutionException | TimeoutException e) {
      breakOff();
      throw SmbjFailures.ofExchange(e, limit, ifLost);
    }
  }

  /** The same for file data: an interrupt ends the wait, and the connection stays usable. */
  <T extends SMB2Packet> T exchangeData(
      SMB2Packet request, Class<T> answer, Deadline deadline, Effect ifLost) throws FileFailure {
    var limit = deadline.nextWait();
    requireOpen();
    try {
      return BoundedCall.interruptibly(limit, sending(request, answer, limit));
    } catch (InterruptedException e) {
      throw SmbjFailures.ofExchange(e, limit, ifLost);
    } catch (ExecutionException | TimeoutException e) {
      breakOff();
      throw SmbjFailures.ofExchange(e, limit, ifLost);
    }
  }

  /**
   * The same for what takes a server long, such as bringing to its disk what was written: by the
   * deadline alone, as long as it answers echoes meanwhile.
   */
  <T extends SMB2Packet> T exchangeLong(
      SMB2Packet request, Class<T> answer, Deadline deadline, Effect ifLost) throws FileFailure {
    var limit = deadline.nextWait();
    requireOpen();
    try {
      return BoundedCall.whileAlive(
          limit, deadline, () -> answers(limit), sending(request, answer, deadline.remaining()));
    } catch (InterruptedException e) {
      throw SmbjFailures.ofExchange(e, limit, ifLost);
    } catch (ExecutionException | TimeoutException e) {
      breakOff();
      throw SmbjFailures.ofExchange(e, limit, ifLost);
    }
  }

  /** The failure for an answer's status; a session that the server has forgotten is given up. */
  FileFailure refused(SMB2Packet answer) {
    var status = answer.getHeader().getStatusCode();
    if (NtStatusTable.losesSession((int) status)) {
      breakOff();
    }
    return SmbjFailures.ofStatus(status);
  }

  /** Whether the server answers an echo, which is protected like every other message. */
  boolean answers(Duration limit) {
    var echo = new SMB2Echo(dialect());
    echo.getHeader().setSessionId(id());
    try {
      exchange(echo, SMB2Echo.class, Deadline.within(limit, limit), Effect.NONE);
      return true;
    } catch (FileFailure gone) {
      return false;
    }
  }

  /** Whether the connection was given up, or its socket is closed. */
  boolean isBroken() {
    return ended.get() || socket.isClosed();
  }

  /** Logs off, so that the server lets go of every file before this returns, and hangs up. */
  void close() {
    if (!ended.get()) {
      try {
        exchange(
            new SMB2Logoff(dialect(), id()),
            SMB2Logoff.class,
            Deadline.patient(LOGOFF_LIMIT),
            Effect.NONE);
      } catch (FileFailure silent) {
        // The server lets go when it notices that the socket is closed.
      }
    }
    breakOff();
  }

  private <T extends SMB2Packet> Callable<T> sending(
      SMB2Packet request, Class<T> answer, Duration limit) {
    var patience = limit.plus(MARGIN).toMillis();
    return () -> answer.cast(session.send(request).get(patience, TimeUnit.MILLISECONDS));
  }

  private void requireOpen() throws FileFailure {
    if (ended.get()) {
      throw TransportFailures.gone();
    }
  }

  private void breakOff() {
    ended.set(true);
    ServerDialer.hangUp(socket);
  }
}
