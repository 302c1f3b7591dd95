package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import java.nio.ByteBuffer;

/**
 * Writes to a file or pipe ([MS-SMB2] 2.2.21).
 *
 * @param offset in bytes, 0 for a pipe
 */
public record Write(long offset, Slice data) implements Request {
  private static final int BODY_BYTES = 48;

  @Override
  public Command command() {
    return Command.WRITE;
  }

  @Override
  public int payloadBytes() {
    return data.length();
  }

  @Override
  public Write limitedTo(int payloadBytes) {
    return data.length() <= payloadBytes
        ? this
        : new Write(offset, new Slice(data.array(), data.offset(), payloadBytes));
  }

  @Override
  public int bodyBytes() {
    return BODY_BYTES;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 49).putShort((short) (Header.BYTES + BODY_BYTES));
    body.putInt(data.length()).putLong(offset);
    file.write(body);
    body.putInt(0).putInt(0).putInt(0).putInt(0);
  }
}
