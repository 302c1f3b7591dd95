package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import dev.smbridge.domain.failure.FileFailure;

/** What was read ([MS-SMB2] 2.2.20). */
public final class ReadAnswer {
  private static final int DATA_OFFSET = 2;
  private static final int DATA_LENGTH = 4;

  private ReadAnswer() {}

  /** The data, as long as the answer is not closed. */
  public static Slice data(Answer answer, int maximumBytes) throws FileFailure {
    var body = answer.body(16);
    return answer.buffer(
        Byte.toUnsignedInt(body.get(DATA_OFFSET)), body.getInt(DATA_LENGTH), maximumBytes);
  }
}
