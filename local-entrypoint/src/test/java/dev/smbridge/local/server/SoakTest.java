package dev.smbridge.local.server;

import static dev.smbridge.local.server.Service.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.testing.network.TcpProxy;
import dev.smbridge.testing.samba.PrivateSamba;
import dev.smbridge.testing.samba.SambaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Mixed operations from sixteen threads on both backends through every kind of trouble, each answer
 * held against a model. {@code -Dsmbridge.soak.seconds} and {@code -Dsmbridge.soak.seed} choose
 * length and repetition; the profile {@code soak} takes an hour.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class SoakTest {
  private static final int WORKERS_OF_EACH = 8;
  private static final int CONNECTIONS = 4;

  /** A library's call that nobody waits for any more ends by the 30 s of its own request. */
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(45);

  private static final int OPEN_FILES_OF_THE_JVM = 16;
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** What may be said of a login with a wrong name while the server is in trouble. */
  private static final Set<FailureKind> REFUSED =
      EnumSet.of(
          FailureKind.AUTHENTICATION,
          FailureKind.POLICY,
          FailureKind.CONNECTION_LOST,
          FailureKind.UNREACHABLE,
          FailureKind.DEADLINE);

  @Test
  void whateverBreaksNothingIsSaidThatIsNotSoAndNothingIsLeft() throws Exception {
    var seed = Long.getLong("smbridge.soak.seed", new Random().nextLong());
    var length = Duration.ofSeconds(Integer.getInteger("smbridge.soak.seconds", 60));
    System.out.println("soak of " + length.toSeconds() + " s, -Dsmbridge.soak.seed=" + seed);
    try (var samba = PrivateSamba.start();
        var verified = TcpProxy.smb(samba.host(), samba.port());
        var unverified = TcpProxy.smb(samba.host(), samba.port())) {
      var threads = threads();
      var descriptors = descriptors();
      List<Worker> workers;
      try (var service = new Service(samba, CONNECTIONS)) {
        workers = workers(service, verified, unverified, seed);
        var made = soak(workers, service, samba, verified, unverified, seed, length);
        System.out.println(summary(workers, made));
        settle(0, samba::openFiles, "open files");
      }
      settle(0, samba::connections, "connections");
      settle(0, () -> verified.connections() + unverified.connections(), "sockets");
      settle(Set.of(), () -> newThreads(threads), "threads");
      settle(0, () -> Math.max(0, descriptors() - descriptors - OPEN_FILES_OF_THE_JVM), "files");
      checkShares(workers, samba);
      sweep(workers, samba);
    }
  }

  private static List<Worker> workers(
      Service service, TcpProxy verified, TcpProxy unverified, long seed) {
    var workers = new ArrayList<Worker>();
    for (var i = 0; i < WORKERS_OF_EACH; i++) {
      workers.add(worker(service, Backends.SMBJ, verified, i, seed));
      workers.add(worker(service, Backends.JCIFS, unverified, i, seed));
    }
    return workers;
  }

  private static Worker worker(
      Service service, String backend, TcpProxy proxy, int number, long seed) {
    var target = target(backend, proxy, Service.Login.KNOWN);
    return new Worker(service, target, "worker" + number, seed + number);
  }

  private static ConfiguredTarget target(String backend, TcpProxy proxy, Service.Login login) {
    return Service.target(
        backend, Service.usualPolicy(backend), login, proxy.host(), proxy.port(), share(backend));
  }

  private static String share(String backend) {
    return backend.equals(Backends.SMBJ) ? SambaOptions.SECURE : SambaOptions.PLAIN;
  }

  /** Works until the time is over, then once more where nothing is in the way. */
  private static int soak(
      List<Worker> workers,
      Service service,
      PrivateSamba samba,
      TcpProxy verified,
      TcpProxy unverified,
      long seed,
      Duration length)
      throws Exception {
    var end = System.nanoTime() + length.toNanos();
    var tasks = new ArrayList<Callable<Boolean>>();
    for (var worker : workers) {
      tasks.add(() -> {
        while (System.nanoTime() < end) {
          worker.work();
        }
        return true;
      });
    }
    tasks.add(() -> refuse(service, target(Backends.SMBJ, verified, Service.Login.UNKNOWN), end));
    tasks.add(
        () -> refuse(service, target(Backends.JCIFS, unverified, Service.Login.UNKNOWN), end));
    int made;
    try (var trouble = new Trouble(samba, verified, unverified, seed)) {
      runAll(tasks);
      made = trouble.made();
    }
    for (var worker : workers) {
      worker.readAll();
    }
    return made;
  }

  private static void runAll(List<Callable<Boolean>> tasks) throws Exception {
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      for (var task : threads.invokeAll(tasks)) {
        assertTrue(task.get());
      }
    }
  }

  /** Logs in as nobody, now and then, which never works. */
  private static boolean refuse(Service service, ConfiguredTarget target, long end)
      throws Exception {
    while (System.nanoTime() < end) {
      var failure = service.perform(Service.read(at(target, "worker0/file0"))).failure();
      assertTrue(failure.isPresent(), "an unknown account could read");
      assertTrue(REFUSED.contains(failure.get().kind()), () -> "" + failure.get());
      Thread.sleep(300);
    }
    return true;
  }

  private static String summary(List<Worker> workers, int made) {
    var succeeded = workers.stream().mapToInt(Worker::succeeded).sum();
    var broken = workers.stream().mapToInt(Worker::broken).sum();
    return succeeded + " operations worked, " + broken + " failed, " + made + " times trouble";
  }

  private static void checkShares(List<Worker> workers, PrivateSamba samba) throws IOException {
    for (var worker : workers) {
      worker.check(samba.directory(share(worker.target().backend())));
      assertTrue(worker.succeeded() > 0, "a worker never came to anything");
    }
  }

  /** What was cut off is swept by the next write in its folder, a day later. */
  private static void sweep(List<Worker> workers, PrivateSamba samba) throws Exception {
    var tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
    try (var service = new Service(samba, 2, tomorrow)) {
      for (var worker : workers) {
        var target =
            Service.target(worker.target().backend(), samba, share(worker.target().backend()));
        service.outcome(
            Outcome.Stored.class, Service.write(at(target, worker.directory() + "/last"), "last"));
      }
    }
    for (var share : List.of(SambaOptions.SECURE, SambaOptions.PLAIN)) {
      assertEquals(List.of(), temporaryFiles(samba.directory(share)), "temporary files");
    }
  }

  private static List<Path> temporaryFiles(Path share) throws IOException {
    try (var all = Files.walk(share)) {
      return all.filter(path -> SharePath.isTemporaryName(path.getFileName().toString())).toList();
    }
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  /**
   * Threads of ours that were not there before; those of the JDK and of native code come and go.
   */
  private static Set<String> newThreads(Set<String> before) {
    var now = threads();
    now.removeAll(before);
    now.removeIf(name ->
        name.matches(
            "(?i).*(timer|keep-alive|cleaner|proxy|common|reaper|delayscheduler|poller|reference cleanup).*"));
    return now;
  }

  private static int descriptors() {
    var open = DESCRIPTORS.toFile().list();
    return open == null ? 0 : open.length;
  }

  private static <T> void settle(T expected, Supplier<T> actual, String what)
      throws InterruptedException {
    var end = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (!actual.get().equals(expected) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertEquals(expected, actual.get(), what);
  }
}
