package dev.smbridge.domain.failure;

/** What went wrong, in the words that users and machines see. */
public enum FailureKind {
  /** The path, a parent of it, or the share does not exist. */
  NOT_FOUND,
  /** Something exists where nothing was to be. */
  ALREADY_EXISTS,
  /** A directory was asked for and a file is there. */
  NOT_A_DIRECTORY,
  /** A file was asked for and a directory is there. */
  IS_A_DIRECTORY,
  /** A directory that still has entries was to be removed. */
  DIRECTORY_NOT_EMPTY,
  /** The identity may not do this. */
  ACCESS_DENIED,
  /** Another client has the file open in a way that excludes this. */
  LOCKED,
  /** The volume is full, or the quota is used up. */
  NO_SPACE,
  /** The path cannot name a file on a share, or would leave the target's root. */
  INVALID_PATH,
  /** The request or the configuration is wrong. */
  INVALID_REQUEST,
  /** The server refused the identity. */
  AUTHENTICATION,
  /** The target's policy forbids it, or cannot be met. */
  POLICY,
  /** No server could be reached. */
  UNREACHABLE,
  /** The connection broke. */
  CONNECTION_LOST,
  /** The caller's time, or the wait for one answer, is over. */
  DEADLINE,
  /** The source changed while it was read. */
  CHANGED,
  /** What arrived is not what was sent. */
  CORRUPTED,
  /** The backend or the server cannot do this. */
  UNSUPPORTED,
  /** Anything else; the message says what. */
  OTHER;

  /** The retry that can help when nothing more is known. */
  public Retry usualRetry() {
    return switch (this) {
      case UNREACHABLE, CONNECTION_LOST, DEADLINE -> Retry.NEW_SESSION;
      case LOCKED, CHANGED -> Retry.SAME_SESSION;
      case NOT_FOUND,
          ALREADY_EXISTS,
          NOT_A_DIRECTORY,
          IS_A_DIRECTORY,
          DIRECTORY_NOT_EMPTY,
          ACCESS_DENIED,
          NO_SPACE,
          INVALID_PATH,
          INVALID_REQUEST,
          AUTHENTICATION,
          POLICY,
          CORRUPTED,
          UNSUPPORTED,
          OTHER ->
          Retry.NEVER;
    };
  }
}
