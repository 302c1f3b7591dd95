package dev.smbridge.domain.location;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.credential.CredentialSource;
import dev.smbridge.domain.credential.MemoryCredentials;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.port.PortsByName;
import dev.smbridge.domain.share.Publishing;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A secret that calls its fields otherwise, as that of a database does. */
class NamedFieldsTest {
  private static final Deadline DEADLINE =
      Deadline.within(Duration.ofSeconds(20), Duration.ofSeconds(5));

  private final MemoryCredentials credentials = new MemoryCredentials();
  private final TargetResolution resolution =
      new TargetResolution(
          new PortsByName<>(Map.of("memory", () -> (CredentialSource) credentials)));

  @AfterEach
  void nothingIsKept() {
    resolution.forgetAll();
    credentials.assertNothingTaken();
  }

  private static ConfiguredTarget target(Map<String, String> fields) {
    var usual = ConfiguredTarget.of("finance", "memory:odd");
    return new ConfiguredTarget(
        usual.name(),
        usual.credentials(),
        "files.example.com",
        null,
        "data",
        usual.root(),
        usual.backend(),
        usual.policy(),
        usual.authentication(),
        usual.kerberos(),
        null,
        null,
        null,
        Publishing.DEFAULT,
        fields);
  }

  @Test
  void theTargetSaysWhatItsSecretCallsThem() throws FileFailure {
    credentials.store("odd", Map.of("user", "alice", "pass", "hunter2"));
    try (var resolved =
        resolution.share(target(Map.of("username", "user", "password", "pass")), DEADLINE)) {
      assertEquals("alice", resolved.credential().username());
      assertArrayEquals(
          "hunter2".toCharArray(),
          Objects.requireNonNull(resolved.credential().password()).reveal());
    }
  }

  @Test
  void aFieldThatIsMissingIsSaidWithTheNamesThatAreThere() {
    credentials.store("odd", Map.of("user", "alice", "pass", "hunter2"));
    var failure =
        assertThrows(
            FileFailure.class,
            () -> resolution.share(target(Map.of("username", "user")), DEADLINE));
    assertEquals(FailureKind.INVALID_REQUEST, failure.kind());
    assertTrue(failure.message().contains("has no password"), failure::message);
    assertTrue(failure.message().contains("the fields pass, user"), failure::message);
    assertFalse(failure.message().contains("hunter2"), failure::message);
  }
}
