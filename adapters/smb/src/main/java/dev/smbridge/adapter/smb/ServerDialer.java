package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionStep;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.ServerAddress;
import dev.smbridge.domain.transfer.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Finds the address of a server that answers. A file system in two zones has two, of which one is
 * silent: each gets a short time, and the one that answered is tried first from then on.
 */
public final class ServerDialer {
  /** What one of several addresses gets, since the next may do better. */
  private static final Duration TRY = Duration.ofSeconds(2);

  /** Finds the addresses of a name. */
  public interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** What shows, on a connection that was accepted, whether an SMB server is behind it. */
  public interface Attempt<T> {
    /**
     * Asks the server.
     *
     * @param socket connected; closed by the dialer when this fails
     * @param limit the longest wait for an answer
     * @throws FileFailure {@code UNREACHABLE} to have the next address tried
     */
    T on(Socket socket, Duration limit) throws FileFailure;
  }

  private final Resolver resolver;
  private final Map<ServerAddress, InetAddress> winners = new ConcurrentHashMap<>();

  public ServerDialer(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Tries one address after the other.
   *
   * @return what the attempt made of the first that answered
   * @throws FileFailure {@code UNREACHABLE} where none did, {@code DEADLINE}, or what else the
   *     attempt throws
   */
  public <T> T dial(
      ServerAddress server, ConnectionTrace trace, Deadline deadline, Attempt<T> attempt)
      throws FileFailure {
    var candidates = addresses(server, deadline);
    trace.passed(ConnectionStep.NAME, server.host() + " has " + texts(candidates));
    var failure =
        new FileFailure(FailureKind.UNREACHABLE, "the host " + server.host() + " has no address");
    for (var left = candidates.size(); left > 0; left--) {
      var candidate = candidates.get(candidates.size() - left);
      var turn = left > 1 ? deadline.waitingAtMost(TRY) : deadline;
      try {
        var answered = dial(server, candidate, trace, turn, attempt);
        winners.put(server, candidate);
        return answered;
      } catch (FileFailure e) {
        if (e.kind() != FailureKind.UNREACHABLE) {
          throw e;
        }
        failure = e;
        if (left == 1 && TransportFailures.isRefusal(e)) {
          trace.passed(ConnectionStep.ADDRESS, candidate.getHostAddress());
        }
      }
    }
    throw failure;
  }

  /** Closes a socket, whatever is waiting in it. */
  public static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed either way.
    }
  }

  private static <T> T dial(
      ServerAddress server,
      InetAddress candidate,
      ConnectionTrace trace,
      Deadline deadline,
      Attempt<T> attempt)
      throws FileFailure {
    var socket = connect(server, candidate, deadline.nextWait());
    try {
      trace.passed(ConnectionStep.ADDRESS, candidate.getHostAddress());
      trace.passed(ConnectionStep.PORT, "port " + server.port() + " accepts connections");
      return attempt.on(socket, deadline.nextWait());
    } catch (FileFailure | RuntimeException e) {
      hangUp(socket);
      throw e;
    }
  }

  private static Socket connect(ServerAddress server, InetAddress address, Duration limit)
      throws FileFailure {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(
          new InetSocketAddress(address, server.port()), (int) Math.max(1, limit.toMillis()));
      return socket;
    } catch (IOException e) {
      hangUp(socket);
      throw TransportFailures.JDK.unreachable(e, limit, server + " at " + address.getHostAddress());
    }
  }

  private List<InetAddress> addresses(ServerAddress server, Deadline deadline) throws FileFailure {
    var limit = deadline.nextWait();
    try {
      var found = BoundedCall.within(limit, () -> resolver.addresses(server.host()));
      var addresses = new ArrayList<>(Arrays.asList(found));
      var winner = winners.get(server);
      if (winner != null && addresses.remove(winner)) {
        addresses.addFirst(winner);
      }
      return addresses;
    } catch (ExecutionException | TimeoutException e) {
      throw TransportFailures.JDK.unreachable(e, limit, "the host " + server.host());
    }
  }

  private static String texts(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
  }
}
