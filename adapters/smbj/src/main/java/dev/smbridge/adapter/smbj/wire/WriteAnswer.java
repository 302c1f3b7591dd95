package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.domain.failure.FileFailure;

/** What was written ([MS-SMB2] 2.2.22). */
public final class WriteAnswer {
  private static final int COUNT = 4;

  private WriteAnswer() {}

  /** How many bytes were written. */
  public static int count(Answer answer) throws FileFailure {
    return answer.body(16).getInt(COUNT);
  }
}
