package dev.smbridge.testing.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ConnectionTrace;
import dev.smbridge.domain.share.Dialect;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.SessionFacts;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.testing.connection.BackendSetting;
import dev.smbridge.testing.network.Direction;
import dev.smbridge.testing.samba.PrivateSamba;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Logins by NTLM, each with one change on the way, made of a seed that says which. */
final class RandomLogins {
  private static final int AT_ONCE = 32;
  private static final Duration WAIT = Duration.ofSeconds(1);

  /** Several waits, one after the other, on a machine that does other things as well. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final BackendSetting backend;
  private final PrivateSamba samba;
  private final AtomicInteger sessions = new AtomicInteger();

  RandomLogins(BackendSetting backend, PrivateSamba samba) {
    this.backend = backend;
    this.samba = samba;
  }

  /** How many of them ended in a session. */
  int run(long firstSeed, int count) throws Exception {
    var turns = new Semaphore(AT_ONCE);
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var all =
          LongStream.range(firstSeed, firstSeed + count)
              .mapToObj(seed ->
                  threads.submit(
                      (Callable<Void>)
                          () -> {
                            turns.acquire();
                            try {
                              login(seed);
                              return null;
                            } finally {
                              turns.release();
                            }
                          }))
              .toList();
      for (var one : all) {
        one.get();
      }
    }
    return sessions.get();
  }

  private void login(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    try (var middleman = new Middleman(samba)) {
      var direction = random.nextInt(3) == 0 ? Direction.REQUESTS : Direction.REPLIES;
      middleman.proxy().rewrite(direction, new RandomChange(random));
      var facts = within(() -> attempt(middleman), seed);
      if (facts.isPresent()) {
        sessions.incrementAndGet();
        assertAllowed(facts.get(), middleman, seed);
      }
      middleman.eavesdropper().sendsNoKey();
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private Optional<SessionFacts> attempt(Middleman middleman) {
    var target = backend.target(middleman.proxy().host(), middleman.proxy().port());
    try (var connection =
        backend
            .connector(InetAddress::getAllByName)
            .connect(
                target,
                BackendSetting.credential(samba),
                ConnectionTrace.NONE,
                BackendSetting.longest(WAIT))) {
      connection.within(BackendSetting.longest(WAIT)).stat(SharePath.ROOT);
      return Optional.of(connection.facts());
    } catch (FileFailure refused) {
      return Optional.empty();
    }
  }

  private void assertAllowed(SessionFacts facts, Middleman middleman, long seed)
      throws FileFailure {
    backend.policy().requireSession(facts);
    assertEquals(Dialect.SMB_3_1_1, facts.dialect(), "seed " + seed);
    if (backend.policy().encryption() == Encryption.REQUIRED) {
      assertFalse(middleman.proxy().saw(backend.share()), "seed " + seed + ": a name in clear");
    }
  }

  private static <T> T within(Callable<T> call, long seed) throws Exception {
    var start = System.nanoTime();
    var result = call.call();
    var taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(LONGEST) < 0, () -> "seed " + seed + " took " + taken);
    return result;
  }
}
