package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;

/**
 * Closes what is open ([MS-SMB2] 2.2.15).
 *
 * @param tellAttributes whether the server says what it was in the end
 */
public record Close(boolean tellAttributes) implements Request {
  @Override
  public Command command() {
    return Command.CLOSE;
  }

  @Override
  public int bodyBytes() {
    return 24;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 24).putShort((short) (tellAttributes ? 1 : 0)).putInt(0);
    file.write(body);
  }
}
