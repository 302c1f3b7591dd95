package dev.smbridge.domain.share;

/** A request that goes to a server, whichever port method makes it. */
public enum ShareCall {
  CONNECT(false),
  SHARES(false),
  ANSWERS(false),
  STAT(false),
  LIST(false),
  NEXT(false),
  OPEN(false),
  REQUIRE_DELETABLE(false),
  READ(false),
  IS_CURRENT(false),
  CREATE(true),
  APPEND(true),
  OVERWRITE(true),
  WRITE(true),
  FLUSH(true),
  FINISH(false),
  RENAME(true),
  COPY(true),
  MOVE(true),
  DELETE(true),
  CLEAR_READ_ONLY(true),
  SET_MODIFIED(true),
  KEEP_PROPERTIES(true),
  CREATE_DIRECTORY(true);

  private final boolean changes;

  ShareCall(boolean changes) {
    this.changes = changes;
  }

  /** Whether a lost reply leaves open what happened. */
  boolean changes() {
    return changes;
  }
}
