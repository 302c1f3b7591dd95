package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.domain.failure.FileFailure;

/**
 * What CREATE has opened, as it was then ([MS-SMB2] 2.2.14).
 *
 * @param attributes see [MS-FSCC] 2.6
 * @param modified in units of 100 ns since 1601
 */
public record Opened(FileId file, int attributes, long modified, long sizeBytes) {
  private static final int BYTES = 88;
  private static final int LAST_WRITE_TIME = 24;
  private static final int END_OF_FILE = 48;
  private static final int ATTRIBUTES = 56;
  private static final int FILE_ID = 64;

  public static Opened of(Answer answer) throws FileFailure {
    var body = answer.body(BYTES);
    return new Opened(
        FileId.read(body, FILE_ID),
        body.getInt(ATTRIBUTES),
        body.getLong(LAST_WRITE_TIME),
        body.getLong(END_OF_FILE));
  }
}
