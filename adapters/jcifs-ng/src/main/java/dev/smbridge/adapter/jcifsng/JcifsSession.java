package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import jcifs.CIFSContext;
import jcifs.Configuration;
import jcifs.internal.CommonServerMessageBlockRequest;
import jcifs.internal.smb2.ServerMessageBlock2Request;
import jcifs.internal.smb2.ServerMessageBlock2Response;
import jcifs.internal.smb2.Smb2Constants;
import jcifs.internal.smb2.Smb2EchoRequest;
import jcifs.internal.smb2.Smb2SigningDigest;
import jcifs.internal.smb2.session.Smb2LogoffRequest;
import jcifs.smb.SmbSessionInternal;
import jcifs.smb.SmbTransportInternal;
import jcifs.smb.SmbTreeInternal;

/**
 * A session that is logged in, on a connection of its own, and the one way in which requests go out
 * on it. It sends the protocol's messages itself: the library's files and streams reopen what they
 * lost, silently. After a wait that ended without an answer it is unknown what the connection is
 * good for: it is closed at once, which also ends every wait in its socket, and the library never
 * connects it again.
 */
final class JcifsSession {
  /** What the library's own wait is longer than ours, which is the one that counts. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Duration LOGOFF_LIMIT = Duration.ofSeconds(1);
  private static final Duration HANG_UP_LIMIT = Duration.ofSeconds(1);

  /**
   * The most requests for file data under way: each has a thread, and a tree that is copied has
   * many chunks of many parts each.
   */
  private static final int MOST_DATA_REQUESTS = 32;

  private final Semaphore dataRequests = new Semaphore(MOST_DATA_REQUESTS);
  private final CIFSContext context;
  private final SmbTransportInternal transport;
  private final SmbSessionInternal session;
  private final SessionFacts facts;
  private final AtomicBoolean ended = new AtomicBoolean();

  JcifsSession(
      CIFSContext context,
      SmbTransportInternal transport,
      SmbSessionInternal session,
      SessionFacts facts) {
    this.context = context;
    this.transport = transport;
    this.session = session;
    this.facts = facts;
  }

  SessionFacts facts() {
    return facts;
  }

  CIFSContext context() {
    return context;
  }

  Configuration settings() {
    return context.getConfig();
  }

  /** The library's tree connect of a share; it is made with the first request. */
  SmbTreeInternal tree(String share) {
    return session.getSmbTree(share, null).unwrap(SmbTreeInternal.class);
  }

  /**
   * Sends a request, and those chained to it, and waits for the answer, which must be a success.
   *
   * @param ifLost what is known of the request's effect when no answer comes
   */
  <T extends ServerMessageBlock2Response> T exchange(
      SmbTreeInternal tree, ServerMessageBlock2Request<T> request, Deadline deadline, Effect ifLost)
      throws FileFailure {
    var limit = deadline.nextWait();
    requireOpen();
    try {
      return BoundedCall.within(limit, sending(tree, request, limit));
    } catch (ExecutionException | TimeoutException e) {
      throw failed(JcifsFailures.ofExchange(e, limit, ifLost));
    }
  }

  /** The same, where an error is an answer as well: its status is in the request's response. */
  void ask(SmbTreeInternal tree, ServerMessageBlock2Request<?> request, Deadline deadline)
      throws FileFailure {
    var limit = deadline.nextWait();
    try {
      BoundedCall.within(limit, sending(tree, request, limit));
    } catch (ExecutionException | TimeoutException e) {
      var failure = JcifsFailures.ofExchange(e, limit, Effect.NONE);
      if (failure.serverStatus().isEmpty()) {
        throw failed(failure);
      }
    }
  }

  /** The same for file data: an interrupt ends the wait, and the connection stays usable. */
  <T extends ServerMessageBlock2Response> T exchangeData(
      SmbTreeInternal tree, ServerMessageBlock2Request<T> request, Deadline deadline, Effect ifLost)
      throws FileFailure {
    var limit = deadline.nextWait();
    requireOpen();
    awaitTurn(limit);
    try {
      requireOpen();
      var left = deadline.nextWait();
      return BoundedCall.interruptibly(left, sending(tree, request, left));
    } catch (InterruptedException e) {
      throw JcifsFailures.ofExchange(e, limit, ifLost);
    } catch (ExecutionException | TimeoutException e) {
      throw failed(JcifsFailures.ofExchange(e, limit, ifLost));
    } finally {
      dataRequests.release();
    }
  }

  /** Where no turn comes, nothing was sent, so that there is no effect. */
  private void awaitTurn(Duration limit) throws FileFailure {
    try {
      if (!dataRequests.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failed(JcifsFailures.ofExchange(new TimeoutException(), limit, Effect.NONE));
      }
    } catch (InterruptedException e) {
      throw JcifsFailures.ofExchange(e, limit, Effect.NONE);
    }
  }

  /**
   * The same for what takes a server long, such as bringing to its disk what was written: by the
   * deadline alone, as long as it answers echoes meanwhile.
   */
  <T extends ServerMessageBlock2Response> T exchangeLong(
      SmbTreeInternal tree, ServerMessageBlock2Request<T> request, Deadline deadline, Effect ifLost)
      throws FileFailure {
    var limit = deadline.nextWait();
    requireOpen();
    try {
      return BoundedCall.whileAlive(
          limit,
          deadline,
          () -> answers(tree, limit),
          sending(tree, request, deadline.remaining()));
    } catch (InterruptedException e) {
      throw JcifsFailures.ofExchange(e, limit, ifLost);
    } catch (ExecutionException | TimeoutException e) {
      throw failed(JcifsFailures.ofExchange(e, limit, ifLost));
    }
  }

  /**
   * Verifies the signature of an answer, in a dialect before 3.1.1 ([MS-SMB2] 3.1.5.1).
   *
   * @throws FileFailure {@code POLICY} where it has none, or another's
   */
  void requireSigned(byte[] answer, int dialect) throws FileFailure {
    boolean forged;
    try {
      var digest = new Smb2SigningDigest(session.getSessionKey(), dialect, new byte[0]);
      forged =
          answer.length < Smb2Constants.SMB2_HEADER_LENGTH
              || digest.verify(answer.clone(), 0, answer.length, 0, null);
    } catch (Exception e) {
      throw JcifsFailures.ofSettings(e);
    }
    if (forged) {
      throw LoginFailures.refused("the server's word on what was negotiated is not signed");
    }
  }

  /** Whether the server answers an echo. */
  boolean answers(SmbTreeInternal tree, Duration limit) {
    try {
      exchange(tree, new Smb2EchoRequest(settings()), Deadline.within(limit, limit), Effect.NONE);
      return true;
    } catch (FileFailure _) {
      return false;
    }
  }

  /** Whether the connection was given up, or the library found it closed. */
  boolean isBroken() {
    return ended.get() || transport.isDisconnected();
  }

  /** Logs off, so that the server lets go of every file before this returns, and hangs up. */
  void close(SmbTreeInternal tree) {
    if (!ended.get()) {
      try {
        var logoff = new Smb2LogoffRequest(settings());
        exchange(tree, logoff, Deadline.patient(LOGOFF_LIMIT), Effect.NONE);
      } catch (FileFailure _) {
        // The server lets go when it notices that the socket is closed.
      }
    }
    breakOff();
  }

  private <T extends ServerMessageBlock2Response> Callable<T> sending(
      SmbTreeInternal tree, ServerMessageBlock2Request<T> request, Duration limit) {
    request.setOverrideTimeout(JcifsSettings.millis(limit.plus(MARGIN)));
    return () -> answered(request, tree.send(request));
  }

  /**
   * The library takes an answer for one that came, and for a success, where the connection ends
   * just before it begins to wait.
   */
  private static <T> T answered(CommonServerMessageBlockRequest request, T answer)
      throws IOException {
    for (var asked = request; asked != null; asked = asked.getNext()) {
      var response = asked.getResponse();
      if (response != null && (response.isError() || !response.isReceived())) {
        throw new IOException("the connection ended before the answer", response.getException());
      }
    }
    return answer;
  }

  private FileFailure failed(FileFailure failure) {
    if (failure.retry() == Retry.NEW_SESSION) {
      breakOff();
    }
    return failure;
  }

  private void requireOpen() throws FileFailure {
    if (ended.get()) {
      throw TransportFailures.gone();
    }
  }

  private void breakOff() {
    ended.set(true);
    hangUp(transport);
  }

  /** Closes the socket. The library does that under a lock that others may hold while they wait. */
  static void hangUp(SmbTransportInternal transport) {
    try {
      BoundedCall.within(HANG_UP_LIMIT, () -> transport.disconnect(true, true));
    } catch (ExecutionException | TimeoutException _) {
      // It is closed either way, if not at once.
    }
  }
}
