package dev.smbridge.testing.samba;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process that keeps a domain controller and its network, and takes both away in the end. */
record DomainController(Path folder, String prefix, Process supervisor, BufferedReader says) {
  private static final Duration LIMIT = Duration.ofMinutes(3); // Seconds, on a machine at rest.
  private static final int ATTEMPTS = 5; // Others may have chosen the same addresses.

  /** The address of the controller. */
  String address() {
    return prefix + ".2";
  }

  /** Makes a network of its own; nothing runs in it yet. */
  static DomainController create() {
    String reason = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      DomainController controller = launch(ThreadLocalRandom.current().nextInt(1, 250));
      reason = controller.hear();
      if (reason.equals("up")) {
        return controller;
      }
      controller.stop();
    }
    throw new SambaUnavailableException(
        "this machine allows no network namespace, which a private domain needs: " + reason);
  }

  /** Starts the controller in its network and waits until it answers logins. */
  void run() {
    try {
      supervisor.getOutputStream().write("start\n".getBytes(StandardCharsets.UTF_8));
      supervisor.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!hear().equals("ready")) {
      throw new SambaUnavailableException("the domain controller did not start");
    }
  }

  /** Takes everything away. */
  void stop() {
    SambaStart.stop(supervisor);
  }

  private static DomainController launch(int number) {
    try {
      Path folder = Files.createTempDirectory("smbridge-domain-").toRealPath();
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      for (String name : List.of("dc", "run", "log", "cache", "ncalrpc", "share")) {
        Files.createDirectory(folder.resolve(name));
      }
      Files.setPosixFilePermissions(
          folder.resolve("share"), PosixFilePermissions.fromString("rwxrwxrwx"));
      Path script = folder.resolve("supervise-domain.sh");
      try (InputStream resource =
          DomainController.class.getResourceAsStream("supervise-domain.sh")) {
        Files.copy(Objects.requireNonNull(resource, "supervise-domain.sh"), script);
      }
      String prefix = "10.77." + number;
      Process supervisor =
          SambaStart.supervisor(script.toString(), folder.toString(), "smbad" + number, prefix)
              .start();
      return new DomainController(
          folder, prefix, supervisor, supervisor.inputReader(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line that the supervisor says; empty when it ends or keeps silent too long. */
  private String hear() {
    String line =
        CompletableFuture.supplyAsync(this::readLine, Thread::startVirtualThread)
            .completeOnTimeout("", LIMIT.toSeconds(), TimeUnit.SECONDS)
            .join();
    return line == null ? "" : line;
  }

  private @Nullable String readLine() {
    try {
      return says.readLine();
    } catch (IOException e) {
      return null;
    }
  }
}
