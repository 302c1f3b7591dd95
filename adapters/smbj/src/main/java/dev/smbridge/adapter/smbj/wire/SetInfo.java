package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smb.BasicInformation;
import dev.smbridge.adapter.smb.SecurityDescriptor;
import dev.smbridge.adapter.smbj.crypto.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Changes what is open ([MS-SMB2] 2.2.39).
 *
 * @param type file or security
 * @param informationClass which of its informations ([MS-FSCC] 2.4); 0 for security
 * @param additional which parts of a security descriptor
 */
public record SetInfo(int type, int informationClass, int additional, Slice data)
    implements Request {
  private static final int BODY_BYTES = 32;
  private static final int FILE = 1;
  private static final int BASIC = BasicInformation.NUMBER;
  private static final int RENAME = 10;
  private static final int DISPOSITION = 13;
  private static final int END_OF_FILE = 20;
  private static final int RENAME_BYTES = 20;

  /**
   * Gives it another name: FileRenameInformation ([MS-FSCC] 2.4.37.2).
   *
   * @param path from the top of the share, with backslashes
   * @param replace whether a file of that name gives way
   */
  public static SetInfo rename(String path, boolean replace) {
    var name = path.getBytes(StandardCharsets.UTF_16LE);
    var information =
        ByteBuffer.allocate(Math.max(24, RENAME_BYTES + name.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    information.put(0, (byte) (replace ? 1 : 0)).putInt(16, name.length).put(RENAME_BYTES, name);
    return file(RENAME, Slice.of(information.array()));
  }

  /** Changes times or attributes: FileBasicInformation ([MS-FSCC] 2.4.7). */
  public static SetInfo basic(byte[] information) {
    return file(BASIC, Slice.of(information));
  }

  /** Cuts or extends it: FileEndOfFileInformation ([MS-FSCC] 2.4.14). */
  public static SetInfo endOfFile(long sizeBytes) {
    var information = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return file(END_OF_FILE, Slice.of(information.putLong(sizeBytes).array()));
  }

  /** Has it deleted once it is closed: FileDispositionInformation ([MS-FSCC] 2.4.11). */
  public static SetInfo delete() {
    return file(DISPOSITION, Slice.of(new byte[] {1}));
  }

  /**
   * Sets parts of its security descriptor ([MS-DTYP] 2.4.6).
   *
   * @param parts which ones
   */
  public static SetInfo security(int parts, byte[] descriptor) {
    return new SetInfo(SecurityDescriptor.TYPE, 0, parts, Slice.of(descriptor));
  }

  private static SetInfo file(int informationClass, Slice data) {
    return new SetInfo(FILE, informationClass, 0, data);
  }

  @Override
  public Command command() {
    return Command.SET_INFO;
  }

  @Override
  public int payloadBytes() {
    return data.length();
  }

  @Override
  public int bodyBytes() {
    return BODY_BYTES;
  }

  @Override
  public void writeTo(ByteBuffer body, FileId file) {
    body.putShort((short) 33).put((byte) type).put((byte) informationClass).putInt(data.length());
    body.putShort((short) (Header.BYTES + BODY_BYTES)).putShort((short) 0).putInt(additional);
    file.write(body);
  }
}
