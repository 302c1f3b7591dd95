package dev.smbridge.adapter.smb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each status of a server means. */
final class NtStatusTableTest {
  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, C0000034 C000003A C000000F C00000CC",
    "ALREADY_EXISTS, C0000035",
    "ACCESS_DENIED, C0000022 C0000121",
    "AUTHENTICATION, C000006D C0000072 C0000234 C0000071 C0000193 C0000224",
    "NOT_A_DIRECTORY, C0000103",
    "IS_A_DIRECTORY, C00000BA",
    "DIRECTORY_NOT_EMPTY, C0000101",
    "INVALID_PATH, C0000033 C000003B",
    "LOCKED, C0000043 C0000054 C0000055 C0000056",
    "NO_SPACE, C000007F C0000044",
    "CONNECTION_LOST, C00000C9 C0000203 C000035C C0000128",
    "UNSUPPORTED, C00000BB C0000010 C0000257 8000002D",
    "UNREACHABLE, C00000D0",
    "OTHER, C000000D C000009A",
  })
  void eachStatusHasItsKind(FailureKind kind, String statuses) {
    for (var text : statuses.split(" ", -1)) {
      var status = Integer.parseUnsignedInt(text, 16);
      var failure = NtStatusTable.failure(status);
      assertEquals(kind, failure.kind(), text);
      assertEquals(status, failure.serverStatus().orElseThrow(), text);
    }
  }

  @Test
  void anUnknownStatusIsNamed() {
    var failure = NtStatusTable.failure(0xC0009999);
    assertEquals(FailureKind.OTHER, failure.kind());
    assertTrue(failure.message().contains("0xC0009999"), failure.message());
  }

  @Test
  void whatIsLostNeedsANewSessionAndABusyServerOnlyTime() {
    assertEquals(Retry.NEW_SESSION, NtStatusTable.failure(0xC0000203).retry());
    assertEquals(Retry.SAME_SESSION, NtStatusTable.failure(0xC000009A).retry());
    assertTrue(NtStatusTable.losesSession(0xC00000C9));
    assertFalse(NtStatusTable.losesSession(0xC0000034));
  }
}
