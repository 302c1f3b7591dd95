package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;

/** Ends the session ([MS-SMB2] 2.2.7). */
public record Logoff() implements Request {
  @Override
  public Command command() {
    return Command.LOGOFF;
  }

  @Override
  public int bodyBytes() {
    return 4;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 4).putShort((short) 0);
  }
}
