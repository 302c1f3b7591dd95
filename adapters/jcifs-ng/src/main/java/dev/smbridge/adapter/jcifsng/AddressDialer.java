package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.failure.FileFailure;
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

/** Knows the addresses of a server's name, the one that last answered first, and dials them. */
final class AddressDialer {
  /** Finds the addresses of a name. */
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final Map<ServerAddress, InetAddress> winners = new ConcurrentHashMap<>();

  AddressDialer(Resolver resolver) {
    this.resolver = resolver;
  }

  List<InetAddress> addresses(ServerAddress server, Deadline deadline) throws FileFailure {
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
      throw JcifsFailures.ofDialling(e, limit, "the host " + server.host());
    }
  }

  Socket dial(ServerAddress server, InetAddress address, Duration limit) throws FileFailure {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(
          new InetSocketAddress(address, server.port()), (int) Math.max(1, limit.toMillis()));
      return socket;
    } catch (IOException e) {
      hangUp(socket);
      throw JcifsFailures.ofDialling(e, limit, server + " at " + address.getHostAddress());
    }
  }

  /** This address answered as an SMB server; it is tried first from now on. */
  void remember(ServerAddress server, InetAddress winner) {
    winners.put(server, winner);
  }

  static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // It is closed either way.
    }
  }
}
