package dev.smbridge.local.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole trees on a real server: what is deleted, what differs in letter case, who goes away. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TreeTest {
  private static final String SENSITIVE = "sensitive";
  private static final int TRANSFERS = 8;
  private static final int CONNECTIONS = 2 * TRANSFERS + 2;
  private static final int FILES = 300;

  private static CopyOptions tree(Duration retryFor) {
    return new CopyOptions(
            IfExists.REPLACE, Verify.SIZE, true, true, false, false, NameFilter.ALL, TRANSFERS)
        .retrying(retryFor);
  }

  private static String share(String backend) {
    return backend.equals(Backends.SMBJ) ? SambaOptions.SECURE : SambaOptions.PLAIN;
  }

  private static TreeSummary copy(
      Service service, ConfiguredTarget target, String from, String to, Duration retryFor)
      throws FileFailure {
    var operation =
        new Operation.Copy(Service.at(target, from), Service.at(target, to), tree(retryFor));
    return service.outcome(Outcome.TreeCopied.class, operation).summary();
  }

  private static void write(Path directory, String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void whatMayNotBeDeletedStaysAndThousandsGo(String backend) throws Exception {
    try (var samba = PrivateSamba.start();
        var service = new Service(samba, CONNECTIONS)) {
      var directory = samba.directory(share(backend)).resolve("tree");
      for (var i = 0; i < 3000; i++) {
        write(directory, "many/f" + i, "");
      }
      write(directory, "kept/read-only", "x");
      write(directory, "kept/other", "x");
      samba.smbclient(share(backend), "setmode tree/kept/read-only +r");
      var target = Service.target(backend, samba, share(backend));
      var deleted =
          service.outcome(
              Outcome.TreeDeleted.class,
              new Operation.Delete(Service.at(target, "tree"), true, null));
      assertNull(deleted.ended());
      assertEquals(3000 + 1 + 1, deleted.deleted());
      assertEquals(1, deleted.failed());
      var failure = deleted.failures().getFirst();
      assertEquals(FailureKind.ACCESS_DENIED, failure.kind());
      assertEquals("tree/kept/read-only", failure.path());
      assertEquals(List.of("kept"), names(directory));
      assertEquals(List.of("read-only"), names(directory.resolve("kept")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void whatTheServerHidesIsSaidToBeInTheWay(String backend) throws Exception {
    var options = SambaOptions.usual().with("veto files", "/hidden*/");
    try (var samba = PrivateSamba.start(options);
        var service = new Service(samba, CONNECTIONS)) {
      write(samba.directory(share(backend)), "tree/hidden.txt", "x");
      write(samba.directory(share(backend)), "tree/seen.txt", "x");
      var target = Service.target(backend, samba, share(backend));
      var deleted =
          service.outcome(
              Outcome.TreeDeleted.class,
              new Operation.Delete(Service.at(target, "tree"), true, null));
      assertEquals(1, deleted.deleted());
      var failure = deleted.failures().getFirst();
      assertEquals(FailureKind.DIRECTORY_NOT_EMPTY, failure.kind());
      assertTrue(failure.message().contains("not shown to this account"), failure::message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void letterCaseIsTheServersToDecide(String backend) throws Exception {
    var options =
        SambaOptions.usual()
            .share(SENSITIVE, Map.of("case sensitive", "yes", "server smb encrypt", "desired"));
    try (var samba = PrivateSamba.start(options);
        var service = new Service(samba, CONNECTIONS)) {
      var source = samba.directory(SENSITIVE);
      for (var i = 0; i < 10; i++) {
        write(source, "from/Data/f" + i, "Data " + i);
        write(source, "from/data/g" + i, "data " + i);
        write(source, "from/twin" + i, "twin " + i);
        write(source, "from/TWIN" + i, "TWIN " + i);
      }
      var sensitive =
          new Operation.Copy(
              Service.at(target(backend, samba, SENSITIVE), "from"),
              Service.at(target(backend, samba, SENSITIVE), "to"),
              tree(Outage.USUAL));
      var both = service.outcome(Outcome.TreeCopied.class, sensitive).summary();
      assertEquals(40, both.files(), both::toString);
      assertEquals("data 3", Files.readString(source.resolve("to/data/g3")));
      assertEquals("TWIN 3", Files.readString(source.resolve("to/TWIN3")));

      var insensitive =
          new Operation.Copy(
              Service.at(target(backend, samba, SENSITIVE), "from"),
              Service.at(target(backend, samba, share(backend)), "to"),
              tree(Outage.USUAL));
      var summary = service.outcome(Outcome.TreeCopied.class, insensitive).summary();
      assertEquals(20, summary.files(), summary::toString);
      assertEquals(20, summary.failed());
      for (var failure : summary.failures()) {
        assertEquals(FailureKind.ALREADY_EXISTS, failure.kind(), failure::message);
      }
      assertNothingIsMixed(source.resolve("from"), samba.directory(share(backend)).resolve("to"));
    }
  }

  /** The backend's target, as encrypted as the share is. */
  private static ConfiguredTarget target(String backend, PrivateSamba samba, String share) {
    return Service.target(
        backend, Service.RELAXED, Service.Login.KNOWN, samba.host(), samba.port(), share);
  }

  private static void assertNothingIsMixed(Path from, Path to) throws IOException {
    try (var files = Files.walk(to)) {
      var stored = files.filter(Files::isRegularFile).toList();
      assertEquals(20, stored.size(), stored::toString);
      for (var file : stored) {
        assertEquals(-1, Files.mismatch(from.resolve(to.relativize(file)), file), file::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void aServerThatRestartsInTheMiddleIsWaitedFor(String backend) throws Exception {
    try (var samba = PrivateSamba.start();
        var service = new Service(samba, CONNECTIONS)) {
      var share = share(backend);
      var directory = samba.directory(share);
      for (var i = 0; i < FILES; i++) {
        write(directory, "from/d" + i % 7 + "/f" + i, "content " + i);
      }
      try (var server = new RestartedServer(samba)) {
        var target =
            Service.target(
                backend,
                Service.usualPolicy(backend),
                Service.Login.KNOWN,
                samba.host(),
                server.port(),
                share);
        server.restartOnce(directory.resolve("to"), FILES / 3, Duration.ofSeconds(2));
        var summary = copy(service, target, "from", "to", Duration.ofSeconds(30));
        assertTrue(server.restarted(), "the server was there all the time");
        assertNull(summary.ended());
        assertEquals(0, summary.failed(), summary::toString);
        assertEquals(FILES, summary.files());
        for (var i = 0; i < FILES; i++) {
          var file = directory.resolve("to/d" + i % 7 + "/f" + i);
          assertEquals("content " + i, Files.readString(file));
        }
        assertEquals(FILES, count(directory.resolve("to")), "temporary files are left");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void aServerThatStaysAwayEndsTheTree(String backend) throws Exception {
    try (var samba = PrivateSamba.start();
        var service = new Service(samba, CONNECTIONS);
        var server = new RestartedServer(samba)) {
      var share = share(backend);
      var directory = samba.directory(share);
      for (var i = 0; i < FILES; i++) {
        write(directory, "from/f" + i, "content " + i);
      }
      var target =
          Service.target(
              backend,
              Service.usualPolicy(backend),
              Service.Login.KNOWN,
              samba.host(),
              server.port(),
              share);
      server.restartOnce(directory.resolve("to"), FILES / 3, Duration.ofDays(1));
      var summary = copy(service, target, "from", "to", Duration.ofSeconds(1));
      var ended = summary.ended();
      assertNotNull(ended);
      assertTrue(Outage.causes(ended), ended::toString);
      assertTrue(summary.failed() <= TRANSFERS, summary::toString);
      assertFalse(summary.files() == 0, summary::toString);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return List.copyOf(new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
    }
  }

  private static long count(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  /** A way to a server that goes away once: nobody listens until it is back. */
  private static final class RestartedServer implements AutoCloseable {
    private final PrivateSamba samba;
    private final int port;
    private volatile TcpProxy proxy;
    private volatile boolean restarted;
    private volatile Thread watcher = new Thread(() -> {});

    RestartedServer(PrivateSamba samba) {
      this.samba = samba;
      this.proxy = TcpProxy.smb(samba.host(), samba.port());
      this.port = proxy.port();
    }

    int port() {
      return port;
    }

    boolean restarted() {
      return restarted;
    }

    /** Goes away, as its clients see it, once so many files are in a directory. */
    void restartOnce(Path directory, int files, Duration away) {
      watcher =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  while (countWhileItChanges(directory) < files) {
                    Thread.sleep(5);
                  }
                  proxy.close();
                  samba.killConnections();
                  restarted = true;
                  Thread.sleep(away.toMillis());
                  proxy = TcpProxy.smb("127.0.0.1", port, samba.host(), samba.port());
                } catch (InterruptedException end) {
                  Thread.currentThread().interrupt();
                }
              });
    }

    private static long countWhileItChanges(Path directory) {
      try {
        return Files.exists(directory) ? count(directory) : 0;
      } catch (IOException | UncheckedIOException vanished) {
        return 0;
      }
    }

    @Override
    public void close() {
      watcher.interrupt();
      try {
        watcher.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      proxy.close();
    }
  }
}
