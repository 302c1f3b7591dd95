package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Retry;
import dev.smbridge.domain.failure.Subject;

/**
 * What each NTSTATUS means to an operator ([MS-ERREF] 2.3.1): the one translation that every
 * backend uses.
 */
public final class NtStatusTable {
  private static final String NO_ENTRY = "there is no such file or directory on the share";

  private NtStatusTable() {}

  /** The failure that a status stands for, with the status in it. */
  public static FileFailure failure(int status) {
    return meaning(status).withServerStatus(status);
  }

  /** Whether the server has forgotten the session or the tree connect. */
  public static boolean losesSession(int status) {
    return switch (status) {
      case 0xC00000C9, 0xC0000203, 0xC000035C, 0xC000020C, 0xC000020D -> true;
      default -> false;
    };
  }

  private static FileFailure meaning(int status) {
    return switch (status) {
      case 0xC0000034, 0xC000000F -> of(FailureKind.NOT_FOUND, NO_ENTRY);
      case 0xC000003A -> of(FailureKind.NOT_FOUND, NO_ENTRY).about(Subject.PARENT);
      case 0xC00000CC, 0xC00000BE ->
          of(FailureKind.NOT_FOUND, "the server has no share of this name").about(Subject.SHARE);
      case 0xC0000035 ->
          of(FailureKind.ALREADY_EXISTS, "there is a file or directory of this name already");
      case 0xC0000022, 0xC00000CA, 0xC0000061 ->
          of(FailureKind.ACCESS_DENIED, "the account may not do this");
      case 0xC0000121 ->
          of(FailureKind.ACCESS_DENIED, "the file is read-only and cannot be deleted");
      case 0xC00000A2 -> of(FailureKind.ACCESS_DENIED, "the volume is write-protected");
      case 0xC0000103 -> of(FailureKind.NOT_A_DIRECTORY, "this is a file and not a directory");
      case 0xC00000BA -> of(FailureKind.IS_A_DIRECTORY, "this is a directory and not a file");
      case 0xC0000101 -> of(FailureKind.DIRECTORY_NOT_EMPTY, "the directory is not empty");
      case 0xC0000033, 0xC0000039, 0xC000003B, 0xC0000106 ->
          of(FailureKind.INVALID_PATH, "the server does not accept this name");
      case 0xC0000043, 0xC0000054, 0xC0000055 ->
          of(FailureKind.LOCKED, "another client has the file open in a way that excludes this");
      case 0xC0000056 ->
          of(FailureKind.LOCKED, "the file is deleted as soon as another client closes it");
      case 0xC000007F -> of(FailureKind.NO_SPACE, "the volume of the share is full");
      case 0xC0000044 -> of(FailureKind.NO_SPACE, "the quota on the share is used up");
      default -> meaningOfSession(status);
    };
  }

  private static FileFailure meaningOfSession(int status) {
    return switch (status) {
      case 0xC000006D, 0xC0000064, 0xC000006A ->
          of(FailureKind.AUTHENTICATION, "the server refused the account or its password");
      case 0xC0000072 -> of(FailureKind.AUTHENTICATION, "the account is disabled");
      case 0xC0000234 -> of(FailureKind.AUTHENTICATION, "the account is locked out");
      case 0xC0000071, 0xC0000193, 0xC0000224 ->
          of(FailureKind.AUTHENTICATION, "the account or its password has expired");
      case 0xC000006E, 0xC000006F, 0xC0000070, 0xC000015B ->
          of(FailureKind.AUTHENTICATION, "the account may not log in here or now");
      case 0xC0000418 ->
          of(
              FailureKind.AUTHENTICATION,
              "the server refuses NTLM: set \"authentication\" to \"kerberos\"");
      case 0xC00000C9, 0xC0000203, 0xC000035C, 0xC0000128, 0xC000020C, 0xC000020D ->
          of(FailureKind.CONNECTION_LOST, "the server has ended the session");
      case 0xC00000D0 ->
          of(FailureKind.UNREACHABLE, "the server accepts no more connections at the moment");
      case 0xC000009A ->
          of(FailureKind.OTHER, "the server is short of resources").withRetry(Retry.SAME_SESSION);
      case 0xC0000257 ->
          of(
              FailureKind.UNSUPPORTED,
              "the path leads through DFS and cannot be followed: name the server and share that it"
                  + " refers to");
      case 0x8000002D ->
          of(
              FailureKind.UNSUPPORTED,
              "the path leads through a symbolic link, which is not followed: name what it points"
                  + " to");
      case 0xC00000BB, 0xC0000010 -> of(FailureKind.UNSUPPORTED, "the server cannot do this");
      default ->
          of(FailureKind.OTHER, "the server answered with NTSTATUS 0x%08X".formatted(status));
    };
  }

  private static FileFailure of(FailureKind kind, String message) {
    return new FileFailure(kind, message);
  }
}
