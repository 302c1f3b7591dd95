package dev.smbridge.domain.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.smbridge.domain.failure.Failing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.Deadline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryCredentialsTest extends CredentialSourceContract {
  private static final Deadline DEADLINE = Deadline.patient(Duration.ofSeconds(1));

  private final MemoryCredentials credentials = new MemoryCredentials();

  @Override
  protected CredentialSource source() {
    return credentials;
  }

  @Override
  protected String store(String name, Map<String, String> fields) {
    credentials.store(name, fields);
    return name;
  }

  @Test
  void whatWasFetchedIsNotLoadedAgain() throws Exception {
    store("A", Map.of("username", "alice"));
    credentials.fetch("A", DEADLINE).close();
    credentials.fetch("A", DEADLINE).close();
    assertEquals(1, credentials.loads());
    assertThrows(AssertionError.class, credentials::assertForgotten);
    credentials.forget("A");
    credentials.assertForgotten();
    assertEquals(1, credentials.forgets());
  }

  @Test
  void itFailsUntilItIsHealed() throws Exception {
    store("A", Map.of("username", "alice"));
    credentials.fail(new FileFailure(FailureKind.UNREACHABLE, "no answer"));
    Failing.as(() -> credentials.fetch("A", DEADLINE), FailureKind.UNREACHABLE);
    credentials.heal();
    assertEquals("alice", credentials.fetch("A", DEADLINE).username());
  }
}
