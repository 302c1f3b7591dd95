package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import org.jspecify.annotations.Nullable;

/** What a server says of a login ([MS-ERREF] 2.3.1). */
final class LoginStatuses {
  private LoginStatuses() {}

  /** What a status means, or null where it is none of these. */
  static @Nullable FileFailure meaning(int status) {
    return switch (status) {
      case 0xC000006D, 0xC0000064, 0xC000006A, 0xC000006C, 0xC0000062 ->
          new FileFailure(
              FailureKind.AUTHENTICATION, "the server refused the account or its password");
      case 0xC0000072 -> new FileFailure(FailureKind.AUTHENTICATION, "the account is disabled");
      case 0xC0000234 -> new FileFailure(FailureKind.AUTHENTICATION, "the account is locked out");
      case 0xC0000071, 0xC0000193, 0xC0000224 ->
          new FileFailure(FailureKind.AUTHENTICATION, "the account or its password has expired");
      case 0xC000006E,
          0xC000006F,
          0xC0000070,
          0xC000015B,
          0xC0000413,
          0xC0000198,
          0xC0000199,
          0xC000019A ->
          new FileFailure(FailureKind.AUTHENTICATION, "the account may not log in here or now");
      case 0xC0000418 ->
          new FileFailure(
              FailureKind.AUTHENTICATION,
              "the server refuses NTLM: set \"authentication\" to \"kerberos\"");
      case 0xC0000133 ->
          new FileFailure(
              FailureKind.AUTHENTICATION,
              "the server's clock and this machine's, or the domain controller's, differ too"
                  + " much: set them by NTP");
      case 0xC00000DF,
          0xC000018A,
          0xC000018B,
          0xC000018C,
          0xC000018D,
          0xC0000190,
          0xC000019B,
          0xC00000DD ->
          new FileFailure(
              FailureKind.AUTHENTICATION,
              "the server does not trust the account's domain, or its own trust is broken:"
                  + " name the right domain, or have the server's domain membership mended");
      case 0xC000005E, 0xC0000233, 0xC0000192, 0xC00000DC ->
          new FileFailure(
              FailureKind.UNREACHABLE,
              "the server reaches no domain controller that could check the account: try"
                  + " again later, or look at its connection to the domain");
      case 0xC000015A, 0xC00000CE ->
          new FileFailure(
              FailureKind.UNREACHABLE, "the server has too many logins under way at the moment");
      case 0xC0000388 ->
          new FileFailure(
              FailureKind.POLICY, "the server found that the login was weakened on the way");
      case 0xC000A000 ->
          new FileFailure(
              FailureKind.POLICY,
              "the server finds the signature of a message wrong: a device on the way"
                  + " changed it, or both sides have different keys");
      case 0xC05D0000 ->
          new FileFailure(
              FailureKind.POLICY,
              "the server and this side have no algorithm of SMB 3.1.1 in common");
      case 0xC05D0001 ->
          new FileFailure(
              FailureKind.POLICY,
              "the nodes of the cluster speak different versions of SMB: connect to another"
                  + " node, or try again later");
      default -> null;
    };
  }
}
