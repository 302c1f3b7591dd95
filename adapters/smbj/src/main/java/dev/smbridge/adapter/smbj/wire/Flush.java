package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;

/** Has everything written brought to the server's disk ([MS-SMB2] 2.2.17). */
public record Flush() implements Request {
  @Override
  public Command command() {
    return Command.FLUSH;
  }

  @Override
  public int bodyBytes() {
    return 24;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 24).putShort((short) 0).putInt(0);
    file.write(body);
  }
}
