package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import dev.smbridge.domain.failure.FileFailure;

/**
 * What QUERY_INFO and QUERY_DIRECTORY are answered, and IOCTL ([MS-SMB2] 2.2.38, 2.2.34, 2.2.32).
 */
public final class InfoAnswer {
  private static final int BUFFER_OFFSET = 2;
  private static final int BUFFER_LENGTH = 4;
  private static final int OUTPUT_OFFSET = 32;
  private static final int OUTPUT_COUNT = 36;

  private InfoAnswer() {}

  /** The information, as long as the answer is not closed. */
  public static Slice information(Answer answer, int maximumBytes) throws FileFailure {
    var body = answer.body(8);
    return answer.buffer(
        Short.toUnsignedInt(body.getShort(BUFFER_OFFSET)),
        body.getInt(BUFFER_LENGTH),
        maximumBytes);
  }

  /** The output of a control code, as long as the answer is not closed. */
  public static Slice output(Answer answer, int maximumBytes) throws FileFailure {
    var body = answer.body(48);
    return answer.buffer(body.getInt(OUTPUT_OFFSET), body.getInt(OUTPUT_COUNT), maximumBytes);
  }
}
