package dev.smbridge.testing.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One client's connection through a proxy, and the one to the server that it leads to. */
final class ProxiedConnection {
  private final Socket client;
  private final Socket server = new Socket();
  private final Framing framing;
  private final Weather weather;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  ProxiedConnection(Socket client, Framing framing, Weather weather) {
    this.client = client;
    this.framing = framing;
    this.weather = weather;
  }

  /** Connects to the server and forwards both ways until either side closes. */
  void run(InetSocketAddress target) {
    try {
      weather.awaitClear();
      server.connect(target, 5000);
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      forward(new Pipe(Direction.REQUESTS, framing, weather, client, server, this::cut));
      forward(new Pipe(Direction.REPLIES, framing, weather, server, client, this::cut));
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (IOException e) {
      // The server is not there: the client sees its connection closed.
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
    } finally {
      cut();
    }
  }

  /** Closes both sides at once. */
  void cut() {
    close(client);
    close(server);
    threads.forEach(Thread::interrupt);
  }

  private void forward(Pipe pipe) {
    threads.add(Thread.startVirtualThread(pipe::read));
    threads.add(Thread.startVirtualThread(pipe::deliver));
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed as far as it can be.
    }
  }
}
