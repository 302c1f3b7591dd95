package dev.smbridge.local.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.share.SharePath;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many operations at once over a few connections, some of them cut in the middle. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PoolTest {
  private static final int OPERATIONS = 1000;
  private static final int WORKERS = 6;
  private static final int CONNECTIONS = 3;
  private static final int CUTS = 4;
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(strings = {Backends.SMBJ, Backends.JCIFS})
  void afterManyOperationsAndCutsNothingIsOpenAndNothingWasSaidThatIsNotSo(String backend)
      throws Exception {
    try (var samba = PrivateSamba.start()) {
      try (var service = new Service(samba, CONNECTIONS)) {
        work(backend, samba, service);
      }
      assertSettles(0, samba::connections, "connections");
    }
  }

  private static void work(String backend, PrivateSamba samba, Service service) throws Exception {
    var share = share(backend);
    var directory = samba.directory(share);
    var old = oldTemporaryFile(directory.resolve("worker0"));
    var workers = workers(service, backend, samba, share);
    runAll(workers, samba);

    assertSettles(0, samba::openFiles, "open files");
    var connections = samba.connections();
    assertTrue(connections > 0 && connections <= CONNECTIONS, connections + " connections");
    for (var worker : workers) {
      worker.check(directory);
    }
    assertTrue(succeeded(workers) > OPERATIONS * 9 / 10, () -> "worked: " + succeeded(workers));
    assertFalse(Files.exists(old), "what another run left behind was not swept");
    var left = temporaryFiles(directory);
    assertTrue(left <= CUTS * CONNECTIONS, left + " temporary files");
  }

  private static String share(String backend) {
    return backend.equals(Backends.SMBJ) ? SambaOptions.SECURE : SambaOptions.PLAIN;
  }

  private static List<Worker> workers(
      Service service, String backend, PrivateSamba samba, String share) {
    var target = Service.target(backend, samba, share);
    var workers = new ArrayList<Worker>();
    for (var i = 0; i < WORKERS; i++) {
      workers.add(new Worker(service, target, "worker" + i, i));
    }
    return workers;
  }

  /** Each works until all have done enough together; whoever comes to a cut makes it. */
  private static void runAll(List<Worker> workers, PrivateSamba samba)
      throws InterruptedException, ExecutionException {
    var done = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(WORKERS)) {
      var running =
          threads.invokeAll(
              workers.stream()
                  .map(worker ->
                      (Callable<Boolean>)
                          () -> {
                            for (var n = done.incrementAndGet();
                                n <= OPERATIONS;
                                n = done.incrementAndGet()) {
                              if (n % (OPERATIONS / (CUTS + 1)) == 0 && n < OPERATIONS) {
                                cut(samba);
                              }
                              worker.work();
                            }
                            return true;
                          })
                  .toList());
      for (var worker : running) {
        assertTrue(worker.get());
      }
    }
  }

  private static void cut(PrivateSamba samba) {
    assertTrue(samba.connections() > 0, "nothing to cut");
    samba.killConnections();
  }

  private static int succeeded(List<Worker> workers) {
    return workers.stream().mapToInt(Worker::succeeded).sum();
  }

  private static Path oldTemporaryFile(Path directory) throws Exception {
    Files.createDirectories(directory);
    var old = directory.resolve(SharePath.ROOT.temporarySibling().name());
    Files.writeString(old, "left behind");
    var time = Instant.now().minus(Duration.ofDays(2));
    return Files.setLastModifiedTime(old, FileTime.from(time));
  }

  private static long temporaryFiles(Path share) throws IOException {
    try (var all = Files.walk(share)) {
      return all.filter(path -> SharePath.isTemporaryName(path.getFileName().toString())).count();
    }
  }

  private static void assertSettles(int expected, IntSupplier actual, String what)
      throws InterruptedException {
    var end = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (actual.getAsInt() != expected && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertEquals(expected, actual.getAsInt(), what);
  }
}
