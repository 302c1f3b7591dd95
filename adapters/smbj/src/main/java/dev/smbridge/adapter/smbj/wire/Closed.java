package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.domain.failure.FileFailure;

/**
 * What a file was when it was closed ([MS-SMB2] 2.2.16).
 *
 * @param modified in units of 100 ns since 1601
 */
public record Closed(int attributes, long modified, long sizeBytes) {
  private static final int BYTES = 60;
  private static final int LAST_WRITE_TIME = 24;
  private static final int END_OF_FILE = 48;
  private static final int ATTRIBUTES = 56;

  public static Closed of(Answer answer) throws FileFailure {
    var body = answer.body(BYTES);
    return new Closed(
        body.getInt(ATTRIBUTES), body.getLong(LAST_WRITE_TIME), body.getLong(END_OF_FILE));
  }
}
