package dev.smbridge.adapter.smb;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;
import org.jspecify.annotations.Nullable;

/** What a server says of a file, directory or volume ([MS-ERREF] 2.3.1). */
final class FileStatuses {
  private FileStatuses() {}

  /** What a status means, or null where it is none of these. */
  static @Nullable FileFailure meaning(int status) {
    return switch (status) {
      case 0xC0000034, 0xC000000F, 0xC0000123, 0xC00000D5 ->
          new FileFailure(FailureKind.NOT_FOUND, "there is no such file or directory on the share");
      case 0xC000003A ->
          new FileFailure(FailureKind.NOT_FOUND, "there is no such file or directory on the share")
              .about(Subject.PARENT);
      case 0xC0000035 ->
          new FileFailure(
              FailureKind.ALREADY_EXISTS, "there is a file or directory of this name already");
      case 0xC0000022, 0xC00000CA, 0xC0000061, 0xC000005A, 0xC000005B, 0xC00000A5 ->
          new FileFailure(FailureKind.ACCESS_DENIED, "the account may not do this");
      case 0xC0000121 ->
          new FileFailure(FailureKind.ACCESS_DENIED, "the file is read-only and cannot be deleted");
      case 0xC00000A2 ->
          new FileFailure(FailureKind.ACCESS_DENIED, "the volume is write-protected");
      case 0xC0000906, 0xC0000907 ->
          new FileFailure(
              FailureKind.ACCESS_DENIED, "the server's virus scanner refuses this file");
      case 0xC0000293, 0xC000028A, 0xC000028B, 0xC000028D, 0xC000028F, 0xC0000290 ->
          new FileFailure(
              FailureKind.ACCESS_DENIED,
              "the file is encrypted on the server's disk with a key that this account does"
                  + " not have");
      case 0xC0000103 ->
          new FileFailure(FailureKind.NOT_A_DIRECTORY, "this is a file and not a directory");
      case 0xC00000BA ->
          new FileFailure(FailureKind.IS_A_DIRECTORY, "this is a directory and not a file");
      case 0xC0000101 ->
          new FileFailure(FailureKind.DIRECTORY_NOT_EMPTY, "the directory is not empty");
      case 0xC0000033, 0xC0000039, 0xC000003B, 0xC0000106 ->
          new FileFailure(FailureKind.INVALID_PATH, "the server does not accept this name");
      case 0xC0000043, 0xC0000054, 0xC0000055, 0xC0000909, 0xC0000708, 0xC0000709 ->
          new FileFailure(
              FailureKind.LOCKED, "another client has the file open in a way that excludes this");
      case 0xC0000056 ->
          new FileFailure(
              FailureKind.LOCKED, "the file is deleted as soon as another client closes it");
      case 0xC000007F, 0xC0000188 ->
          new FileFailure(FailureKind.NO_SPACE, "the volume of the share is full");
      case 0xC0000044, 0xC0000802 ->
          new FileFailure(FailureKind.NO_SPACE, "the quota on the share is used up");
      case 0xC0000904 ->
          new FileFailure(
              FailureKind.NO_SPACE, "the file is larger than the server's volume takes");
      case 0xC0000098, 0xC0000011 ->
          new FileFailure(FailureKind.CHANGED, "the file changed on the server meanwhile");
      case 0xC0000257 ->
          new FileFailure(
              FailureKind.UNSUPPORTED,
              "the path leads through DFS and cannot be followed: name the server and share"
                  + " that it refers to");
      case 0x8000002D, 0xC0000275, 0xC0000278, 0xC0000279, 0xC0000280 ->
          new FileFailure(
              FailureKind.UNSUPPORTED,
              "the path leads through a symbolic link, which is not followed: name what it"
                  + " points to");
      case 0xC00000D4 ->
          new FileFailure(
              FailureKind.UNSUPPORTED, "the other name is on another volume of the server");
      case 0xC00000BB,
          0xC0000010,
          0xC0000002,
          0xC0000003,
          0xC0000463,
          0xC000004F,
          0xC000A2A1,
          0xC000A2A2 ->
          new FileFailure(FailureKind.UNSUPPORTED, "the server cannot do this");
      case 0xC0000267 ->
          new FileFailure(
              FailureKind.UNREACHABLE,
              "the file's content is in the server's archive or cloud and cannot be brought"
                  + " back now");
      default -> null;
    };
  }
}
