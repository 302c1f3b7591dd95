package dev.smbridge.domain.share;

/** Who else may have a file open meanwhile ([MS-SMB2] 2.2.13, ShareAccess). */
public enum Sharing {
  /** Anybody, and it may be renamed and deleted meanwhile. */
  EVERYBODY,
  /** Readers; a writer makes the open fail as {@code LOCKED}, and is kept out after it. */
  READERS,
  /** No other client: one that has it open makes the open fail as {@code LOCKED}. */
  NOBODY
}
