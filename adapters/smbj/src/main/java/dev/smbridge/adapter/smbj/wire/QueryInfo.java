package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smb.SecurityDescriptor;
import java.nio.ByteBuffer;

/**
 * Asks what the server knows of what is open ([MS-SMB2] 2.2.37).
 *
 * @param type file, file system or security
 * @param informationClass which of its informations ([MS-FSCC] 2.4); 0 for security
 * @param additional which parts of a security descriptor
 * @param maximumBytes the largest answer that is wanted
 */
public record QueryInfo(int type, int informationClass, int additional, int maximumBytes)
    implements Request {
  private static final int FILE = 1;

  /** Of a file, in the form of [MS-FSCC] 2.4. */
  public static QueryInfo file(int informationClass, int maximumBytes) {
    return new QueryInfo(FILE, informationClass, 0, maximumBytes);
  }

  /** Of its security descriptor ([MS-DTYP] 2.4.6). */
  public static QueryInfo security(int parts, int maximumBytes) {
    return new QueryInfo(SecurityDescriptor.TYPE, 0, parts, maximumBytes);
  }

  @Override
  public Command command() {
    return Command.QUERY_INFO;
  }

  @Override
  public int payloadBytes() {
    return maximumBytes;
  }

  @Override
  public int bodyBytes() {
    return 41;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 41).put((byte) type).put((byte) informationClass);
    body.putInt(maximumBytes).putInt(0).putInt(0).putInt(additional).putInt(0);
    file.write(body);
    body.put((byte) 0);
  }
}
