package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;

/** The server's number for what is open ([MS-SMB2] 2.2.14.1). */
public record FileId(long persistentPart, long volatilePart) {
  /**
   * Stands for no file, and in a compound for the file that an earlier member opens ([MS-SMB2]
   * 2.2.31, 3.2.4.1.4).
   */
  public static final FileId NONE = new FileId(-1, -1);

  static FileId read(ByteBuffer body, int at) {
    return new FileId(body.getLong(at), body.getLong(at + Long.BYTES));
  }

  void write(ByteBuffer body) {
    body.putLong(persistentPart).putLong(volatilePart);
  }
}
