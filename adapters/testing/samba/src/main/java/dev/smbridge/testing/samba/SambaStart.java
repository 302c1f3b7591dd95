package dev.smbridge.testing.samba;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Starts and ends the server of a {@link PrivateSamba}. */
final class SambaStart {
  private static final int PORT_ATTEMPTS = 50;
  private static final int LOWEST_PORT = 15_000;
  private static final int LOWEST_CLIENT_PORT = 32_000;
  private static final int ATTEMPTS = 3; // Another process may take the port before smbd does.
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofMillis(10);

  private SambaStart() {}

  static PrivateSamba start(SambaOptions options, SambaAccount account) {
    String smbd = Command.require("smbd");
    String lastWords = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SambaFolder folder = SambaFolder.create(options);
      int port = freePort();
      Process supervisor = launch(folder, smbd, options, port, account);
      if (accepts(supervisor, port)) {
        var processes = new SambaProcesses(server(folder.path()), port);
        return new PrivateSamba(folder, port, account, supervisor, processes);
      }
      lastWords = folder.lastWords();
      stop(supervisor);
    }
    throw new SambaUnavailableException("smbd did not start; its log ends with: " + lastWords);
  }

  /** A script in a session of its own, so that what ends its starter's group does not end it. */
  static ProcessBuilder supervisor(String... scriptAndArguments) {
    var command = new ArrayList<String>();
    Command.find("setsid").map(Path::toString).ifPresent(command::add);
    command.add("sh");
    command.addAll(List.of(scriptAndArguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** Closes the pipe that the supervisor waits for, and waits until it has cleaned up. */
  static void stop(Process supervisor) {
    try {
      supervisor.getOutputStream().close();
      if (!supervisor.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
        supervisor.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process launch(
      SambaFolder folder, String smbd, SambaOptions options, int port, SambaAccount account) {
    boolean launched = false;
    try {
      folder.configure(options, port, account);
      String script = folder.path().resolve("supervise-server.sh").toString();
      Process supervisor =
          supervisor(script, folder.path().toString(), smbd)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      launched = true;
      return supervisor;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!launched) {
        folder.discard();
      }
    }
  }

  private static boolean accepts(Process supervisor, int port) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (supervisor.isAlive() && System.nanoTime() < end) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return true;
      } catch (IOException _) {
        pause();
      }
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a private Samba started", e);
    }
  }

  private static ProcessHandle server(Path folder) {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve("server.pid")).strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A port below those that the system gives to clients, so that none of them takes it meanwhile.
   */
  private static int freePort() {
    IOException taken = new IOException("no port was tried");
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, LOWEST_CLIENT_PORT);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        taken = e;
      }
    }
    throw new UncheckedIOException(taken);
  }
}
