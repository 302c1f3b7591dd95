package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;

/** Lets go of a share ([MS-SMB2] 2.2.11). */
public record TreeDisconnect() implements Request {
  @Override
  public Command command() {
    return Command.TREE_DISCONNECT;
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
