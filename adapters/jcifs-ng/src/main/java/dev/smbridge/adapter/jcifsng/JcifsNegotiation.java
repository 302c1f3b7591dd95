package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionStep;
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
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import jcifs.internal.smb2.Smb2Constants;
import jcifs.internal.smb2.nego.Smb2NegotiateRequest;
import jcifs.internal.smb2.nego.Smb2NegotiateResponse;

/**
 * Finds the address of a server that answers, and asks for its dialect ([MS-SMB2] 3.2.4.2.2). It
 * asks on a connection of its own, since the library does not tell what it negotiated; the library
 * is then allowed that one dialect and no other.
 */
final class JcifsNegotiation {
  /** What one of several addresses gets, since the next may do better. */
  private static final Duration TRY = Duration.ofSeconds(2);

  private static final int FRAME_HEADER_BYTES = 4;
  private static final int LONGEST_MESSAGE_BYTES = 0xFFFF;

  private final AddressDialer dialer;

  JcifsNegotiation(AddressDialer dialer) {
    this.dialer = dialer;
  }

  /** An address that answered, and the newest dialect that is spoken there. */
  record Negotiated(InetAddress address, Dialect dialect) {}

  Negotiated negotiate(FileServer server, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    var address = server.address();
    var candidates = dialer.addresses(address, deadline);
    trace.passed(ConnectionStep.NAME, address.host() + " has " + texts(candidates));
    var failure =
        new FileFailure(FailureKind.UNREACHABLE, "the host " + address.host() + " has no address");
    for (var left = candidates.size(); left > 0; left--) {
      var candidate = candidates.get(candidates.size() - left);
      var turn = left > 1 ? deadline.waitingAtMost(TRY) : deadline;
      try {
        var negotiated = attempt(address, candidate, trace, turn);
        dialer.remember(address, candidate);
        return negotiated;
      } catch (FileFailure e) {
        if (e.kind() != FailureKind.UNREACHABLE) {
          throw e;
        }
        failure = e;
      }
    }
    throw failure;
  }

  private Negotiated attempt(
      ServerAddress server, InetAddress candidate, ConnectionTrace trace, Deadline deadline)
      throws FileFailure {
    var socket = dialer.dial(server, candidate, deadline.nextWait());
    trace.passed(ConnectionStep.ADDRESS, candidate.getHostAddress());
    trace.passed(ConnectionStep.PORT, "port " + server.port() + " accepts connections");
    try {
      return new Negotiated(candidate, ask(server, socket, deadline.nextWait()));
    } finally {
      AddressDialer.hangUp(socket);
    }
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
    throw new FileFailure(
        FailureKind.POLICY, what + " speaks no version of SMB that is spoken here");
  }

  private static String texts(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
  }
}
