package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Opens a share ([MS-SMB2] 2.2.9).
 *
 * @param path {@code \\server\share}
 */
public record TreeConnect(String path) implements Request {
  private static final int FIXED_BYTES = 8;

  @Override
  public Command command() {
    return Command.TREE_CONNECT;
  }

  @Override
  public int bodyBytes() {
    return FIXED_BYTES + path.length() * Character.BYTES;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 9).putShort((short) 0);
    body.putShort((short) (Header.BYTES + FIXED_BYTES));
    body.putShort((short) (path.length() * Character.BYTES));
    body.put(path.getBytes(StandardCharsets.UTF_16LE));
  }
}
