package dev.smbridge.domain.credential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.share.Concurrently;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source of credentials does alike: extend it, say how a secret gets there, and override
 * a test only with the reason why the source cannot honour it.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class CredentialSourceContract {
  private static final String NAME = "CONTRACT";

  /** The source; one for the whole of a test. */
  protected abstract CredentialSource source();

  /**
   * Stores a secret, or its next rotation, from behind.
   *
   * @param name letters, another secret for another name
   * @param fields {@code username password domain host share port realm kdc keytab}, any of them
   * @return what to fetch it by
   */
  protected abstract String store(String name, Map<String, String> fields) throws Exception;

  /** A reference to a secret that is not there. */
  protected String missing() {
    return "NO_SUCH_SECRET";
  }

  @Test
  protected void everyFieldIsFetched() throws Exception {
    var id =
        store(
            NAME,
            Map.of(
                "username", "alice",
                "password", "correct horse",
                "domain", "CORP",
                "host", "files.example.test",
                "share", "reports",
                "port", "4450",
                "realm", "CORP.EXAMPLE.TEST",
                "kdc", "kdc.example.test:88",
                "keytab", "BQI="));
    var stored = fetch(id);
    assertEquals("alice", stored.username());
    assertSecret("correct horse", stored.password());
    assertEquals("CORP", stored.domain());
    assertEquals("files.example.test", stored.host());
    assertEquals("reports", stored.share());
    assertEquals(4450, stored.port());
    assertEquals("CORP.EXAMPLE.TEST", stored.realm());
    assertEquals("kdc.example.test:88", stored.kdc());
    assertSecret("BQI=", stored.keytab());
  }

  @Test
  protected void aFieldThatIsNotStoredIsNull() throws Exception {
    var stored = fetch(storePassword("correct horse"));
    assertNull(stored.domain());
    assertNull(stored.host());
    assertNull(stored.share());
    assertNull(stored.port());
    assertNull(stored.realm());
    assertNull(stored.kdc());
    assertNull(stored.keytab());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pässwörd 日本語 😀", " leading and trailing ", "\"\\'{}$%&/=", "a\tb"})
  protected void aPasswordIsMeantAsItIs(String password) throws Exception {
    assertSecret(password, fetch(storePassword(password)).password());
  }

  @Test
  protected void aMissingSecretFailsAsInvalidRequestAndIsNamed() {
    var failure = Failing.as(() -> fetch(missing()), FailureKind.INVALID_REQUEST);
    assertTrue(failure.message().contains(missing()), failure::message);
  }

  @Test
  protected void theVersionStaysWhileNothingChanges() throws Exception {
    var id = storePassword("correct horse");
    var before = fetch(id).version();
    assertEquals(before, fetch(id).version());
    source().forget(id);
    assertEquals(before, fetch(id).version());
  }

  @Test
  protected void aRotationIsSeenOnceTheOldIsForgotten() throws Exception {
    var id = storePassword("correct horse");
    var before = fetch(id).version();
    storePassword("battery staple");
    source().forget(id);
    assertSecret("battery staple", fetch(id).password());
    assertNotEquals(before, fetch(id).version());
  }

  @Test
  protected void aRotationIsSeenOnceAllIsForgotten() throws Exception {
    var id = storePassword("correct horse");
    var before = fetch(id).version();
    storePassword("battery staple");
    source().forgetAll();
    assertSecret("battery staple", fetch(id).password());
    assertNotEquals(before, fetch(id).version());
  }

  @Test
  protected void whatWasTakenIsTheTakersUntilItIsClosed() throws Exception {
    var id = storePassword("correct horse");
    var first = fetch(id);
    var second = fetch(id);
    first.close();
    assertErased(first.password());
    source().forget(id);
    source().forgetAll();
    assertSecret("correct horse", second.password());
    second.close();
    assertErased(second.password());
    assertSecret("correct horse", fetch(id).password());
  }

  @Test
  protected void manyTakeAndForgetTheSameAndNobodysIsErased() throws Exception {
    var id = storePassword("correct horse");
    var fetches =
        Concurrently.all(
            16,
            number ->
                () -> {
                  var taken = fetch(id);
                  source().forget(id);
                  return taken;
                });
    for (var taken : fetches) {
      assertSecret("correct horse", taken.password());
      taken.close();
    }
  }

  @Test
  protected void forgettingOneKeepsTheOthers() throws Exception {
    var id = storePassword("correct horse");
    var other = store("OTHER", Map.of("username", "bob", "password", "battery staple"));
    var kept = fetch(other).password();
    source().forget(id);
    assertSecret("battery staple", kept);
    assertSecret("battery staple", fetch(other).password());
  }

  @Test
  protected void forgettingWhatWasNeverFetchedIsHarmless() {
    assertDoesNotThrow(() -> source().forget(missing()));
    assertDoesNotThrow(() -> source().forgetAll());
    assertDoesNotThrow(() -> source().forgetAll());
  }

  @Test
  protected void nothingSecretPrints() throws Exception {
    var stored = fetch(storePassword("correct horse"));
    assertFalse(stored.toString().contains("correct"), stored::toString);
  }

  @Test
  protected void manyFetchTheSame() throws Exception {
    var id = storePassword("correct horse");
    for (var stored : Concurrently.all(20, number -> () -> fetch(id))) {
      assertEquals("alice", stored.username());
      assertSecret("correct horse", stored.password());
    }
  }

  @Test
  protected void nothingIsFetchedAfterTheDeadline() throws Exception {
    var id = storePassword("correct horse");
    var late = Deadline.within(Duration.ZERO, Duration.ofSeconds(1));
    Failing.as(() -> source().fetch(id, late), FailureKind.DEADLINE);
  }

  private String storePassword(String password) throws Exception {
    return store(NAME, Map.of("username", "alice", "password", password));
  }

  private StoredCredential fetch(String id) throws Exception {
    return source().fetch(id, Deadline.within(Duration.ofSeconds(30), Duration.ofSeconds(10)));
  }

  private static void assertSecret(String expected, @Nullable Secret actual) {
    assertNotNull(actual);
    assertArrayEquals(expected.toCharArray(), actual.reveal());
  }

  private static void assertErased(@Nullable Secret secret) {
    assertNotNull(secret);
    assertTrue(secret.isErased());
  }
}
