package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;

/** What the process ends with; scripts rely on it. */
final class ExitCode {
  static final int DONE = 0;
  static final int PARTLY_FAILED = 1;
  static final int USAGE = 2;
  private static final int DIRECTORY_NOT_FOUND = 3;
  private static final int FILE_NOT_FOUND = 4;
  private static final int RETRY_MAY_HELP = 5;
  private static final int RETRY_WILL_NOT_HELP = 6;
  private static final int AUTHENTICATION = 11;
  private static final int POLICY = 12;
  private static final int CORRUPTED = 13;

  /** As a shell shows it that SIGPIPE ended {@code cat} (128 + 13), and as silently. */
  static final int NO_READER = 141;

  private ExitCode() {}

  /**
   * The code of a failure.
   *
   * @param directoryAsked whether the command asked for a directory
   */
  static int of(FileFailure failure, boolean directoryAsked) {
    return switch (failure.kind()) {
      case OTHER -> PARTLY_FAILED;
      case INVALID_PATH, INVALID_REQUEST -> USAGE;
      case NOT_FOUND ->
          directoryAsked && failure.subject() != Subject.SHARE
              ? DIRECTORY_NOT_FOUND
              : FILE_NOT_FOUND;
      case UNREACHABLE, CONNECTION_LOST, DEADLINE, LOCKED, CHANGED -> RETRY_MAY_HELP;
      case AUTHENTICATION -> AUTHENTICATION;
      case POLICY -> POLICY;
      case CORRUPTED -> CORRUPTED;
      case ALREADY_EXISTS,
          NOT_A_DIRECTORY,
          IS_A_DIRECTORY,
          DIRECTORY_NOT_EMPTY,
          ACCESS_DENIED,
          NO_SPACE,
          UNSUPPORTED ->
          RETRY_WILL_NOT_HELP;
    };
  }
}
