package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.BoundedCall;
import dev.smbridge.adapter.smb.ServerDialer;
import dev.smbridge.adapter.smb.login.LoginFailures;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.transfer.Deadline;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import jcifs.internal.smb2.Smb2Constants;
import jcifs.internal.smb2.nego.Smb2NegotiateRequest;
import jcifs.internal.smb2.nego.Smb2NegotiateResponse;

/**
 * Finds the address of a server that answers, and asks for its dialect ([MS-SMB2] 3.2.4.2.2). It
 * asks on a connection of its own, since the library does not tell what it negotiated; the library
 * is then allowed that dialect and newer ones.
 */
final class JcifsNegotiation {
  private static final int FRAME_HEADER_BYTES = 4;
  private static final int LONGEST_MESSAGE_BYTES = 0xFFFF;

  private final ServerDialer dialer;

  JcifsNegotiation(ServerDialer dialer) {
    this.dialer = dialer;
  }

  /** An address that answered, and the newest dialect that is spoken there. */
  record Negotiated(InetAddress address, Dialect dialect) {}

  Negotiated negotiate(FileServer server, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    return dialer.dial(
        server.address(),
        trace,
        deadline,
        (socket, limit) -> {
          var dialect = ask(server.address(), socket, limit);
          ServerDialer.hangUp(socket);
          return new Negotiated(socket.getInetAddress(), dialect);
        });
  }

  private static Dialect ask(ServerAddress server, Socket socket, Duration limit)
      throws FileFailure {
    var what = server + " at " + socket.getInetAddress().getHostAddress();
    try {
      return dialect(BoundedCall.within(limit, () -> exchange(socket, limit)), what);
    } catch (ExecutionException | TimeoutException e) {
      throw JcifsFailures.ofNegotiation(e, limit, what);
    }
  }

  private static Smb2NegotiateResponse exchange(Socket socket, Duration limit) throws Exception {
    var settings = new JcifsSettings(Dialect.SMB_2_0_2, Dialect.SMB_3_1_1, "", limit);
    socket.getOutputStream().write(request(settings));
    var in = new DataInputStream(socket.getInputStream());
    var length = in.readInt();
    if (length < Smb2Constants.SMB2_HEADER_LENGTH || length > LONGEST_MESSAGE_BYTES) {
      throw new IOException("this is no message of SMB 2");
    }
    // The library reads some fields without looking whether they are there.
    var message = Arrays.copyOf(in.readNBytes(length), length + Smb2Constants.SMB2_HEADER_LENGTH);
    var response = new Smb2NegotiateResponse(settings);
    response.decode(message, 0);
    return response;
  }

  private static byte[] request(JcifsSettings settings) {
    var request = new Smb2NegotiateRequest(settings, Smb2Constants.SMB2_NEGOTIATE_SIGNING_ENABLED);
    request.setRequestCredits(1);
    var frame = new byte[FRAME_HEADER_BYTES + request.size()];
    ByteBuffer.wrap(frame).putInt(request.encode(frame, FRAME_HEADER_BYTES));
    return frame;
  }

  private static Dialect dialect(Smb2NegotiateResponse answer, String what) throws FileFailure {
    for (var dialect : Dialect.values()) {
      if (answer.getStatus() == 0
          && JcifsSettings.version(dialect).getDialect() == answer.getDialectRevision()) {
        return dialect;
      }
    }
    if (answer.getStatus() == LoginFailures.INVALID_PARAMETER) {
      throw JcifsFailures.notAgreed(what);
    }
    throw new FileFailure(
        FailureKind.POLICY, what + " speaks no version of SMB that is spoken here");
  }
}
