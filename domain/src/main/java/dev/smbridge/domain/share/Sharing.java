package dev.smbridge.domain.share;

/** Who else may have a file open meanwhile ([MS-SMB2] 2.2.13, ShareAccess). */
public enum Sharing {
  /** Anybody. */
  EVERYBODY,
  /** Readers; somebody who writes makes the open fail as {@code LOCKED}. */
  READERS,
  /** Nobody: whoever has it open makes the open fail as {@code LOCKED}. */
  NOBODY
}
