package dev.smbridge.domain.credential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CachingCredentialSourceTest {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(5));

  private final Vault vault = new Vault();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final CredentialSource source =
      new CachingCredentialSource(vault, Duration.ofMinutes(5), () -> now);

  @Test
  void anAnswerIsGoodForItsTimeToLive() throws FileFailure {
    source.fetch("a", DEADLINE).close();
    now = now.plusSeconds(299);
    assertPassword("pw-1", source.fetch("a", DEADLINE));
    assertEquals(1, vault.handedOut.size());
    now = now.plusSeconds(1);
    vault.version = "2";
    assertEquals("2", source.fetch("a", DEADLINE).version());
    assertErased(vault.handedOut.getFirst());
  }

  @Test
  void whatWasFetchedAgainTakesThePlaceOfWhatWasRemembered() throws FileFailure {
    source.fetch("a", DEADLINE).close();
    now = now.plusSeconds(301);
    source.fetch("a", DEADLINE).close();
    assertErased(vault.handedOut.getFirst());
    now = now.plusSeconds(299);
    assertPassword("pw-1", source.fetch("a", DEADLINE));
    assertEquals(2, vault.handedOut.size());
  }

  @Test
  void whatSomebodyTookIsHisUntilHeClosesIt() throws FileFailure {
    var taken = source.fetch("a", DEADLINE);
    var other = source.fetch("a", DEADLINE);
    other.close();
    assertErased(other);
    source.forget("a");
    source.forgetAll();
    assertPassword("pw-1", taken);
    taken.close();
    assertErased(taken);
    assertErased(vault.handedOut.getFirst());
  }

  @Test
  void aClockThatWasSetBackMakesFetchAgain() throws FileFailure {
    source.fetch("a", DEADLINE);
    now = now.minusSeconds(1);
    source.fetch("a", DEADLINE);
    assertEquals(2, vault.handedOut.size());
  }

  @Test
  void whatIsForgottenIsErasedAndFetchedAfresh() throws FileFailure {
    source.fetch("a", DEADLINE).close();
    source.fetch("b", DEADLINE).close();
    source.forget("a");
    assertErased(vault.handedOut.get(0));
    assertPassword("pw-1", vault.handedOut.get(1));
    vault.version = "2";
    assertPassword("pw-2", source.fetch("a", DEADLINE));
    assertEquals(List.of("a"), vault.forgotten);
    source.forgetAll();
    vault.handedOut.forEach(CachingCredentialSourceTest::assertErased);
    assertEquals(List.of("a", "everything"), vault.forgotten);
    assertPassword("pw-2", source.fetch("b", DEADLINE));
  }

  @Test
  void aFailureIsNotRemembered() throws FileFailure {
    vault.failing = true;
    Failing.as(() -> source.fetch("a", DEADLINE), FailureKind.UNREACHABLE);
    vault.failing = false;
    assertPassword("pw-1", source.fetch("a", DEADLINE));
  }

  @Test
  void threadsThatWantTheSameSecretWaitForOneFetchNoLongerThanTheyMay() throws Exception {
    vault.fetching = new CountDownLatch(1);
    vault.gate = new CountDownLatch(1);
    var first = Thread.ofVirtual().start(() -> fetchQuietly("a"));
    vault.fetching.await();

    var impatient = Deadline.patient(Duration.ofMillis(20));
    Failing.as(() -> source.fetch("a", impatient), FailureKind.DEADLINE);

    var second = Thread.ofVirtual().start(() -> fetchQuietly("a"));
    vault.gate.countDown();
    first.join();
    second.join();
    assertEquals(1, vault.handedOut.size());
  }

  private void fetchQuietly(String id) {
    try {
      source.fetch(id, DEADLINE);
    } catch (FileFailure unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static void assertPassword(String expected, StoredCredential credential) {
    var password = credential.password();
    assertNotNull(password);
    assertArrayEquals(expected.toCharArray(), password.reveal());
  }

  private static void assertErased(StoredCredential credential) {
    for (var secret : new Secret[] {credential.password(), credential.keytab()}) {
      assertNotNull(secret);
      assertTrue(secret.isErased());
      assertThrows(IllegalStateException.class, secret::reveal);
    }
  }

  /** Hands out the current version and remembers nothing but what it did. */
  private static final class Vault implements CredentialSource {
    private final List<StoredCredential> handedOut = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private String version = "1";
    private boolean failing;
    private CountDownLatch fetching = new CountDownLatch(1);
    private CountDownLatch gate = new CountDownLatch(0);

    @Override
    public StoredCredential fetch(String id, Deadline deadline) throws FileFailure {
      if (failing) {
        throw new FileFailure(FailureKind.UNREACHABLE, "the vault is closed");
      }
      fetching.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      var password = Secret.of(("pw-" + version).toCharArray());
      var keytab = Secret.of("kt".toCharArray());
      var answer =
          new StoredCredential(
              "alice", password, null, null, null, null, null, null, keytab, version);
      handedOut.add(answer);
      return answer;
    }

    @Override
    public void forget(String id) {
      forgotten.add(id);
    }

    @Override
    public void forgetAll() {
      forgotten.add("everything");
    }
  }
}
