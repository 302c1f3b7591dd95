package dev.smbridge.adapter.smb.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.smbridge.adapter.smb.NtStatusTable;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import java.net.ConnectException;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Test;

/** What a real domain cannot be made to answer; the rest is in KerberosContract. */
final class KerberosFailuresTest {
  private static FileFailure ticket(String message) {
    return KerberosFailures.ofTicket(new Exception(message), "files.example.test");
  }

  private static void assertSays(FailureKind kind, String words, FileFailure failure) {
    assertEquals(kind, failure.kind());
    assertTrue(failure.message().contains(words), failure::message);
  }

  @Test
  void aTicketThatHasExpiredIsAMatterOfANewSession() {
    for (var message :
        new String[] {
          "No valid credentials provided (Mechanism level: Ticket expired (32))",
          "No valid credentials provided (Mechanism level: Failed to find any Kerberos tgt)"
        }) {
      var failure = ticket(message);
      assertSays(FailureKind.CONNECTION_LOST, "expired", failure);
      assertEquals(Retry.NEW_SESSION, failure.retry());
    }
  }

  @Test
  void aClockMayBeFoundWrongAtTheSecondTicketToo() {
    assertSays(
        FailureKind.AUTHENTICATION,
        "set this machine's clock",
        ticket("No valid credentials provided (Mechanism level: Clock skew too great (37))"));
  }

  @Test
  void aDirectoryMayRefuseTheHourOrTheCipher() {
    assertSays(
        FailureKind.AUTHENTICATION,
        "logon hours",
        KerberosFailures.ofLogin(
            new LoginException("KDC policy rejects request (12)"), "a@B", false));
    assertSays(
        FailureKind.AUTHENTICATION,
        "allow AES",
        KerberosFailures.ofLogin(
            new LoginException("KDC has no support for encryption type (14)"), "a@B", false));
  }

  @Test
  void anErrorThatNobodyExpectedHasItsNumber() {
    assertSays(FailureKind.AUTHENTICATION, "error 99", ticket("Something new (99)"));
  }

  @Test
  void aKdcThatIsGoneAtTheSecondTicketIsUnreachable() {
    var problem = new Exception("Connection refused", new ConnectException("Connection refused"));
    assertSays(
        FailureKind.UNREACHABLE,
        "port 88",
        KerberosFailures.ofTicket(problem, "files.example.test"));
  }

  @Test
  void theServersRefusalOfATicketIsNoMatterOfThePassword() {
    var failure =
        KerberosFailures.ofServer(NtStatusTable.failure(0xC000006D), "files.example.test");
    assertSays(FailureKind.AUTHENTICATION, "cifs/files.example.test", failure);
    assertEquals(0xC000006D, failure.serverStatus().orElse(0));

    var other = NtStatusTable.failure(0xC0000072);
    assertSame(other, KerberosFailures.ofServer(other, "files.example.test"));
  }
}
