package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;

/**
 * Reads from a file or pipe ([MS-SMB2] 2.2.19).
 *
 * @param offset in bytes, 0 for a pipe
 */
public record Read(long offset, int length) implements Request {
  /** Where the server is asked to put the data, from the start of the answer's header on. */
  private static final byte PADDING = Header.BYTES + 16;

  @Override
  public Command command() {
    return Command.READ;
  }

  @Override
  public int payloadBytes() {
    return length;
  }

  @Override
  public Read limitedTo(int payloadBytes) {
    return length <= payloadBytes ? this : new Read(offset, payloadBytes);
  }

  @Override
  public int bodyBytes() {
    return 49;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 49).put(PADDING).put((byte) 0).putInt(length).putLong(offset);
    file.write(body);
    body.putInt(0).putInt(0).putInt(0).putInt(0).put((byte) 0);
  }
}
