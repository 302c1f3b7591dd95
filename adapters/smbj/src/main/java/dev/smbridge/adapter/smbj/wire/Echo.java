package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;

/** Asks whether the server is there ([MS-SMB2] 2.2.28). */
public record Echo() implements Request {
  @Override
  public Command command() {
    return Command.ECHO;
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
