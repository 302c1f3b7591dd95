package dev.smbridge.adapter.smb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.failure.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What each status means that a file server, a domain or DFS has cause to send. */
final class NtStatusTableTest {
  @ParameterizedTest
  @CsvFileSource(resources = "statuses.csv", useHeadersInDisplayName = true)
  void eachStatusHasItsMeaning(
      String text, String name, FailureKind kind, Retry retry, Subject subject) {
    var status = Integer.parseUnsignedInt(text, 16);
    var failure = NtStatusTable.failure(status);
    assertEquals(kind, failure.kind(), name);
    assertEquals(retry, failure.retry(), name);
    assertEquals(subject, failure.subject(), name);
    assertEquals(status, failure.serverStatus().orElseThrow(), name);
    assertFalse(failure.message().contains("NTSTATUS"), () -> name + ": " + failure.message());
  }

  @Test
  void anUnknownStatusIsNamed() {
    var failure = NtStatusTable.failure(0xC0009999);
    assertEquals(FailureKind.OTHER, failure.kind());
    assertTrue(failure.message().contains("0xC0009999"), failure.message());
  }

  @Test
  void aSessionIsLostByItsOwnStatusesAlone() {
    assertTrue(NtStatusTable.losesSession(0xC00000C9));
    assertFalse(NtStatusTable.losesSession(0xC0000034));
  }
}
