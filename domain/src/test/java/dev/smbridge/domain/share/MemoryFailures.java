package dev.smbridge.domain.share;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;

/** What a {@link MemoryFileServer} answers, with the NTSTATUS of a real one ([MS-ERREF] 2.3.1). */
final class MemoryFailures {
  private MemoryFailures() {}

  static FileFailure notFound() {
    return failure(FailureKind.NOT_FOUND, "nothing is there", 0xC0000034);
  }

  static FileFailure parentNotFound() {
    return failure(FailureKind.NOT_FOUND, "a parent is no directory", 0xC000003A)
        .about(Subject.PARENT);
  }

  static FileFailure alreadyExists() {
    return failure(FailureKind.ALREADY_EXISTS, "the name is taken", 0xC0000035);
  }

  static FileFailure accessDenied(String why) {
    return failure(FailureKind.ACCESS_DENIED, why, 0xC0000022);
  }

  static FileFailure locked() {
    return failure(FailureKind.LOCKED, "somebody else has the file open", 0xC0000043);
  }

  static FileFailure deletePending() {
    return failure(FailureKind.LOCKED, "it goes once the last opener closes it", 0xC0000056);
  }

  static FileFailure notADirectory() {
    return failure(FailureKind.NOT_A_DIRECTORY, "a file is there", 0xC0000103);
  }

  static FileFailure isADirectory() {
    return failure(FailureKind.IS_A_DIRECTORY, "a directory is there", 0xC00000BA);
  }

  static FileFailure notEmpty() {
    return failure(FailureKind.DIRECTORY_NOT_EMPTY, "the directory has entries", 0xC0000101);
  }

  static FileFailure noSpace() {
    return failure(FailureKind.NO_SPACE, "the volume is full", 0xC000007F);
  }

  static FileFailure link() {
    return failure(FailureKind.UNSUPPORTED, "a link is not followed", 0x8000002D);
  }

  static FileFailure failure(FailureKind kind, String message, int ntStatus) {
    return new FileFailure(kind, message).withServerStatus(ntStatus);
  }
}
