package dev.smbridge.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.share.ShareCall;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * After a thousand operations with faults no thread, connection, place, handle or secret is left.
 */
@Timeout(120)
class NothingIsLeftTest {
  private static final int THREADS = 8;
  private static final int EACH = 125;

  /** About every so many calls something goes wrong. */
  private static final int FAULT_EVERY = 25;

  private static final FailureKind[] KINDS = {
    FailureKind.CONNECTION_LOST,
    FailureKind.DEADLINE,
    FailureKind.LOCKED,
    FailureKind.ACCESS_DENIED,
    FailureKind.UNREACHABLE
  };

  private final Setting setting = new Setting();

  @Test
  void aThousandOperationsWithFaultsLeaveNothing() throws Exception {
    var seed = Long.getLong("smbridge.seed", new Random().nextLong());
    var threads = Set.copyOf(Thread.getAllStackTraces().keySet());
    for (var i = 0; i < 10; i++) {
      setting.put("in/f" + i, "x".repeat(10_000));
    }
    misbehave(new Random(seed));
    Concurrently.all(THREADS, number -> () -> work(new Random(seed + number), number == 0));
    setting.faults().heal();
    quiet = true;
    assertEveryPlaceIsFree();
    assertTrue(setting.perform(stat(0)).failure().isEmpty(), () -> "seed " + seed);
    setting.close();
    setting.wire.assertNothingOpen();
    setting.store.assertNothingOpen();
    setting.credentials.assertForgotten();
    for (var tries = 0; tries < 100 && !newSince(threads).isEmpty(); tries++) {
      Thread.sleep(50);
    }
    assertEquals(Set.of(), newSince(threads), () -> "seed " + seed);
  }

  /** Threads that began since; those that carry virtual threads are the platform's own. */
  private static Set<Thread> newSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> {
          var group = thread.getThreadGroup();
          return group != null && group.getName().equals("main");
        })
        .collect(Collectors.toSet());
  }

  private volatile boolean quiet;

  private void misbehave(Random random) {
    setting
        .faults()
        .listen((call, path) -> {
          int what;
          synchronized (random) {
            what = quiet ? FAULT_EVERY : random.nextInt(FAULT_EVERY * KINDS.length);
          }
          if (what == 0) {
            setting.wire.cut();
          } else if (what < KINDS.length) {
            throw new FileFailure(KINDS[what], "the test's fault");
          }
        });
  }

  private Integer work(Random random, boolean trees) throws Exception {
    var failed = 0;
    for (var i = 0; i < EACH; i++) {
      var deadline = Deadline.within(Duration.ofSeconds(5), Duration.ofSeconds(2));
      failed += setting.perform(operation(random, trees), deadline).failure().isPresent() ? 1 : 0;
    }
    return failed;
  }

  /** A tree takes a connection for its walk: more at once than the pool has would wait in vain. */
  private Operation operation(Random random, boolean trees) throws Exception {
    var name = "f" + random.nextInt(10);
    return switch (random.nextInt(9)) {
      case 0 -> setting.write("out/" + name, "y".repeat(9000), IfExists.REPLACE);
      case 1 -> setting.delete("out/" + name, false, null);
      case 2 ->
          new Operation.Move(setting.at("out/" + name), setting.at("out/m"), IfExists.REPLACE);
      case 3 -> copy("in/" + name, "out/" + name, false);
      case 4 -> trees ? copy("in/", "tree/", true) : copy("in/" + name, "tree/" + name, false);
      case 5 ->
          new Operation.Copy(setting.at("in/" + name), Setting.key(name), CopyOptions.DEFAULT);
      case 6 -> new Operation.ListEntries(setting.at(""), true, new Page(5, null));
      case 7 -> new Operation.Probe(setting.at("in/"));
      default -> stat(random.nextInt(10));
    };
  }

  private Operation stat(int number) throws Exception {
    return new Operation.Stat(setting.at("in/f" + number));
  }

  private Operation copy(String from, String to, boolean tree) throws Exception {
    var options =
        new CopyOptions(
            IfExists.REPLACE, Verify.SHA256, true, tree, false, false, NameFilter.ALL, 16);
    return new Operation.Copy(setting.at(from), setting.at(to), options);
  }

  /** As many operations as the pool has places are under way at the same moment. */
  private void assertEveryPlaceIsFree() throws Exception {
    var together = new CountDownLatch(Setting.CONNECTIONS);
    setting
        .faults()
        .listen((call, path) -> {
          if (call == ShareCall.STAT && together.getCount() > 0) {
            together.countDown();
            try {
              assertTrue(together.await(20, TimeUnit.SECONDS), "places are missing in the pool");
            } catch (InterruptedException never) {
              throw new AssertionError(never);
            }
          }
        });
    for (var result :
        Concurrently.all(Setting.CONNECTIONS, number -> () -> setting.perform(stat(number)))) {
      assertEquals("", result.failure().map(FileFailure::message).orElse(""));
    }
  }
}
