package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smb.Opening;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Opens or makes a file, directory or pipe ([MS-SMB2] 2.2.13).
 *
 * @param path from the top of the share, with backslashes
 */
public record Create(String path, Opening opening) implements Request {
  private static final int FIXED_BYTES = 56;
  private static final int IMPERSONATION = 2;

  @Override
  public Command command() {
    return Command.CREATE;
  }

  @Override
  public int bodyBytes() {
    return FIXED_BYTES + Math.max(Character.BYTES, path.length() * Character.BYTES);
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 57).putShort((short) 0).putInt(IMPERSONATION).putLong(0).putLong(0);
    body.putInt(opening.access()).putInt(opening.attributes()).putInt(opening.sharing());
    body.putInt(opening.disposition()).putInt(opening.options());
    body.putShort((short) (Header.BYTES + FIXED_BYTES));
    body.putShort((short) (path.length() * Character.BYTES)).putLong(0);
    body.put(path.getBytes(StandardCharsets.UTF_16LE));
    if (path.isEmpty()) {
      body.putChar('\0');
    }
  }
}
