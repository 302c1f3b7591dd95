package dev.smbridge.adapter.smbj.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the next page of a directory ([MS-SMB2] 2.2.33), as FileFullDirectoryInformation ([MS-FSCC]
 * 2.4.14).
 *
 * @param pattern what names are wanted ([MS-FSCC] 2.1.4.4)
 * @param maximumBytes the largest page that is wanted
 */
public record QueryDirectory(String pattern, int maximumBytes) implements Request {
  private static final int FIXED_BYTES = 32;
  private static final byte FULL_DIRECTORY_INFORMATION = 2;

  @Override
  public Command command() {
    return Command.QUERY_DIRECTORY;
  }

  @Override
  public int payloadBytes() {
    return maximumBytes;
  }

  @Override
  public QueryDirectory limitedTo(int payloadBytes) {
    return maximumBytes <= payloadBytes ? this : new QueryDirectory(pattern, payloadBytes);
  }

  @Override
  public int bodyBytes() {
    return FIXED_BYTES + pattern.length() * Character.BYTES;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 33).put(FULL_DIRECTORY_INFORMATION).put((byte) 0).putInt(0);
    file.write(body);
    body.putShort((short) (Header.BYTES + FIXED_BYTES));
    body.putShort((short) (pattern.length() * Character.BYTES)).putInt(maximumBytes);
    body.put(pattern.getBytes(StandardCharsets.UTF_16LE));
  }
}
