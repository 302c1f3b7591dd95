package dev.smbridge.testing.samba;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The processes of a private Samba, found by the sockets that they hold (Linux's /proc). */
record SambaProcesses(ProcessHandle server, int port) {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String ESTABLISHED = "01";

  /** The children that each serve a client. */
  List<ProcessHandle> serving() {
    Set<String> sockets = establishedSockets();
    try (Stream<ProcessHandle> children = server.descendants()) {
      return children.filter(child -> holdsAnyOf(child, sockets)).toList();
    }
  }

  /** Every process: the server and all its children. */
  List<ProcessHandle> all() {
    try (Stream<ProcessHandle> children = server.descendants()) {
      return Stream.concat(Stream.of(server), children).toList();
    }
  }

  /** How many connections clients have open, as the kernel counts them. */
  int connections() {
    return establishedSockets().size();
  }

  /**
   * How many files and folders the serving children have open, two levels or more below a folder.
   */
  int openBelow(Path folder) {
    String shares = folder + "/";
    return (int)
        serving().stream()
            .flatMap(child -> held(child).stream())
            .filter(path -> path.startsWith(shares) && path.indexOf('/', shares.length()) > 0)
            .count();
  }

  /** Sends a signal by name, such as {@code STOP}; one who is gone already is no failure. */
  static void signal(String name, List<ProcessHandle> processes) {
    if (processes.isEmpty()) {
      return;
    }
    var command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    Command.run(LIMIT, "", command);
  }

  private Set<String> establishedSockets() {
    var inodes = new HashSet<String>();
    for (String line : connectionTable()) {
      String[] fields = line.strip().split("\\s+");
      if (fields[1].endsWith(":%04X".formatted(port)) && fields[3].equals(ESTABLISHED)) {
        inodes.add("socket:[" + fields[9] + "]");
      }
    }
    inodes.remove("socket:[0]");
    return inodes;
  }

  private static List<String> connectionTable() {
    try {
      return Files.readAllLines(Path.of("/proc/net/tcp")); // The server listens on IPv4 only.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holdsAnyOf(ProcessHandle process, Set<String> sockets) {
    return held(process).stream().anyMatch(sockets::contains);
  }

  /** What a process has open: paths of files, and sockets as the kernel names them. */
  private static List<String> held(ProcessHandle process) {
    try (var files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return files.map(SambaProcesses::target).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // It has ended meanwhile.
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return ""; // Closed meanwhile.
    }
  }
}
