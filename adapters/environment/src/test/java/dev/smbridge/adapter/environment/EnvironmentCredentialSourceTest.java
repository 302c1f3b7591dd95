package dev.smbridge.adapter.environment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.smbridge.domain.credential.Secret;
import dev.smbridge.domain.credential.StoredCredential;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentCredentialSourceTest {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(1));

  @Test
  void everyFieldComesFromItsVariable() throws FileFailure {
    var stored =
        fetch(
            "NAS",
            Map.of(
                "NAS_USERNAME", "alice",
                "NAS_PASSWORD", "pa55 wörd",
                "NAS_DOMAIN", "CORP",
                "NAS_HOST", "files.example.com",
                "NAS_SHARE", "data",
                "NAS_PORT", "4450",
                "NAS_REALM", "CORP.EXAMPLE.COM",
                "NAS_KDC", "kdc.example.com:88",
                "NAS_KEYTAB", "BQI="));
    assertEquals("alice", stored.username());
    assertSecret("pa55 wörd", stored.password());
    assertEquals("CORP", stored.domain());
    assertEquals("files.example.com", stored.host());
    assertEquals("data", stored.share());
    assertEquals(4450, stored.port());
    assertEquals("CORP.EXAMPLE.COM", stored.realm());
    assertEquals("kdc.example.com:88", stored.kdc());
    assertSecret("BQI=", stored.keytab());
  }

  @Test
  void variablesThatAreUnsetOrEmptyLeaveTheirFieldsOpen() throws FileFailure {
    var stored = fetch("NAS", Map.of("NAS_USERNAME", "", "OTHER_PASSWORD", "secret"));
    assertEquals(
        new StoredCredential(
            null, null, null, null, null, null, null, null, null, stored.version()),
        stored);
  }

  @Test
  void theVersionStaysWhileNothingChanges() throws FileFailure {
    var variables = Map.of("NAS_USERNAME", "alice");
    assertEquals(fetch("NAS", variables).version(), fetch("NAS", variables).version());
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

  @Test
  void nothingOfASecretPrints() throws FileFailure {
    var stored = fetch("NAS", Map.of("NAS_PASSWORD", "hunter2", "NAS_KEYTAB", "hunter3"));
    assertFalse(stored.toString().contains("hunter"), stored::toString);
  }

  private static StoredCredential fetch(String prefix, Map<String, String> variables)
      throws FileFailure {
    return new EnvironmentCredentialSource(variables::get).fetch(prefix, DEADLINE);
  }

  private static void assertSecret(String expected, @Nullable Secret actual) {
    assertNotNull(actual);
    assertArrayEquals(expected.toCharArray(), actual.reveal());
  }
}
