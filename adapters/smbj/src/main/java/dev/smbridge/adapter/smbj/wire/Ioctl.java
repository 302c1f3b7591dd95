package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import java.nio.ByteBuffer;

/**
 * Sends a control code of the file system ([MS-SMB2] 2.2.31).
 *
 * @param maximumBytes the largest output that is wanted
 */
public record Ioctl(int code, Slice data, int maximumBytes) implements Request {
  private static final int BODY_BYTES = 56;
  private static final int IS_FSCTL = 1;

  @Override
  public Command command() {
    return Command.IOCTL;
  }

  @Override
  public int payloadBytes() {
    return Math.max(data.length(), maximumBytes);
  }

  @Override
  public int bodyBytes() {
    return BODY_BYTES;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    var dataAt = Header.BYTES + BODY_BYTES;
    body.putShort((short) 57).putShort((short) 0).putInt(code);
    file.write(body);
    body.putInt(dataAt).putInt(data.length()).putInt(0);
    body.putInt(dataAt).putInt(0).putInt(maximumBytes).putInt(IS_FSCTL).putInt(0);
  }
}
