package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.failure.Subject;
import org.jspecify.annotations.Nullable;

/** What a server says of itself, its shares and its connections ([MS-ERREF] 2.3.1). */
final class ServerStatuses {
  private ServerStatuses() {}

  /** What a status means, or null where it is none of these. */
  static @Nullable FileFailure meaning(int status) {
    return switch (status) {
      case 0xC00000CC, 0xC00000BE ->
          new FileFailure(FailureKind.NOT_FOUND, "the server has no share of this name")
              .about(Subject.SHARE);
      case 0xC00000CB ->
          new FileFailure(FailureKind.UNSUPPORTED, "the share is none of files, such as a printer")
              .about(Subject.SHARE);
      case 0xC00000C9,
          0xC0000203,
          0xC000035C,
          0xC0000128,
          0xC0000008,
          0xC000020C,
          0xC000020D,
          0xC0000241,
          0xC0000237,
          0xC000023A,
          0xC00000C4,
          0xC000013B,
          0xC000013C ->
          new FileFailure(FailureKind.CONNECTION_LOST, "the server has ended the session");
      case 0xC00000D0 ->
          new FileFailure(
              FailureKind.UNREACHABLE, "the server accepts no more connections at the moment");
      case 0xC0000466,
          0xC0000467,
          0xC0000480,
          0xC00000CF,
          0xC00000BC,
          0xC00000BF,
          0xC0000236,
          0xC000023C,
          0xC000023D,
          0xC00002FE,
          0xC00002FF ->
          new FileFailure(
              FailureKind.UNREACHABLE,
              "the server is not available at the moment: it starts, stops, or hands over to"
                  + " another node");
      case 0xC000026D, 0xC000009B ->
          new FileFailure(
              FailureKind.UNREACHABLE, "the server reaches no place that the DFS path leads to");
      case 0xC00000A3,
          0xC000009D,
          0xC000000E,
          0xC00000C0,
          0xC0000013,
          0xC0000178,
          0xC000026E,
          0x80000011 ->
          new FileFailure(
              FailureKind.UNREACHABLE, "the server's volume is not there at the moment");
      case 0xC000009A, 0xC0000205, 0xC0000017, 0xC000012D, 0xC000011F, 0xC00000A1 ->
          new FileFailure(FailureKind.UNREACHABLE, "the server is short of resources")
              .withRetry(Retry.SAME_SESSION);
      case 0xC00000AC, 0xC00000AE, 0xC00000B0, 0xC00000B1, 0xC000014B ->
          new FileFailure(
              FailureKind.UNREACHABLE,
              "the service of the server that was asked is busy or not there");
      case 0xC00000B5 ->
          new FileFailure(FailureKind.DEADLINE, "the server's own storage did not answer in time");
      case 0xC0000120 ->
          new FileFailure(FailureKind.DEADLINE, "the server gave the request up")
              .withRetry(Retry.SAME_SESSION);
      case 0xC0000032, 0xC0000102, 0xC000003E, 0xC000003F, 0xC000009C, 0xC0000185, 0xC0000015 ->
          new FileFailure(
              FailureKind.OTHER,
              "the server's disk cannot read or write this without errors: have it checked");
      case 0xC000000D, 0xC0000004, 0xC0000023, 0xC0000030 ->
          new FileFailure(
              FailureKind.OTHER,
              "the server finds the request wrong, as servers of some makers do with what"
                  + " others take: please report it with the server and its version");
      default -> null;
    };
  }
}
