package dev.smbridge.adapter.environment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.CredentialSourceContract;
import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentCredentialSourceTest extends CredentialSourceContract {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(1));

  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final CredentialSource source = EnvironmentCredentialSource.remembering(variables::get);

  @Override
  protected CredentialSource source() {
    return source;
  }

  @Override
  protected String store(String name, Map<String, String> fields) {
    fields.forEach(
        (field, value) -> variables.put(name + "_" + field.toUpperCase(Locale.ROOT), value));
    return name;
  }

  /** Nothing is missing from an environment: what is not set may yet be asked for. */
  @Test
  @Override
  protected void aMissingSecretFailsAsInvalidRequestAndIsNamed() {
    assertDoesNotThrow(() -> source.fetch(missing(), DEADLINE));
  }

  /** The environment of a process does not change: only the secret is fetched afresh. */
  @Test
  @Override
  protected void aRotationIsSeenOnceTheOldIsForgotten() throws Exception {
    assertFetchedAfresh(() -> source.forget("NAS"));
  }

  /** The same. */
  @Test
  @Override
  protected void aRotationIsSeenOnceAllIsForgotten() throws Exception {
    assertFetchedAfresh(source::forgetAll);
  }

  private void assertFetchedAfresh(Runnable forgetting) throws FileFailure {
    var id = store("NAS", Map.of("password", "correct horse"));
    var taken = source.fetch(id, DEADLINE);
    store("NAS", Map.of("password", "battery staple"));
    assertSecret("correct horse", source.fetch(id, DEADLINE).password());
    forgetting.run();
    assertSecret("battery staple", source.fetch(id, DEADLINE).password());
    assertSecret("correct horse", taken.password());
    taken.close();
    assertErased(taken.password());
  }

  @Test
  void variablesThatAreUnsetOrEmptyLeaveTheirFieldsOpen() throws FileFailure {
    var stored = fetch("NAS", Map.of("NAS_USERNAME", "", "OTHER_PASSWORD", "secret"));
    assertEquals(
        new StoredCredential(
            null, null, null, null, null, null, null, null, null, stored.version()),
        stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A=B", "A B", "1A", "A\0", "A-B"})
  void aPrefixThatNoVariableCanHaveIsRefused(String prefix) {
    var failure = assertThrows(FileFailure.class, () -> fetch(prefix, Map.of()));
    assertEquals(FailureKind.INVALID_REQUEST, failure.kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "44x", "999999999999", "4.5"})
  void aPortThatIsNoneIsRefusedByItsVariablesNameWithoutQuotingIt(String port) {
    var failure = assertThrows(FileFailure.class, () -> fetch("NAS", Map.of("NAS_PORT", port)));
    assertEquals(FailureKind.INVALID_REQUEST, failure.kind());
    assertEquals("the variable NAS_PORT must be a number from 1 to 65535", failure.message());
  }

  private static StoredCredential fetch(String prefix, Map<String, String> variables)
      throws FileFailure {
    return new EnvironmentCredentialSource(variables::get).fetch(prefix, DEADLINE);
  }

  private static void assertErased(@Nullable Secret secret) {
    assertNotNull(secret);
    assertThrows(IllegalStateException.class, secret::reveal);
  }

  private static void assertSecret(String expected, @Nullable Secret actual) {
    assertNotNull(actual);
    assertArrayEquals(expected.toCharArray(), actual.reveal());
  }
}
