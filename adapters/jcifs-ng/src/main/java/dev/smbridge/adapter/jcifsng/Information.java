package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.BasicInformation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import jcifs.Encodable;

/**
 * What a SET_INFO request changes ([MS-SMB2] 2.2.39).
 *
 * @param type the class of information ([MS-FSCC] 2.4)
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // Made here, read once, never compared.
record Information(byte type, byte[] bytes) implements Encodable {
  private static final byte BASIC = BasicInformation.NUMBER;
  private static final byte RENAME = 10;
  private static final byte DISPOSITION = 13;
  private static final byte END_OF_FILE = 20;
  private static final int RENAME_HEADER_BYTES = 20;
  private static final int SHORTEST_RENAME_BYTES = 24;

  /** Gives another name ([MS-FSCC] 2.4.37.2). */
  static Information rename(String to, boolean replace) {
    var name = to.getBytes(StandardCharsets.UTF_16LE);
    // Windows refuses what is shorter than its structure.
    var length = Math.max(SHORTEST_RENAME_BYTES, RENAME_HEADER_BYTES + name.length);
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) (replace ? 1 : 0)).position(RENAME_HEADER_BYTES - Integer.BYTES);
    bytes.putInt(name.length).put(name);
    return new Information(RENAME, bytes.array());
  }

  /** Changes times or attributes: FileBasicInformation ([MS-FSCC] 2.4.7). */
  static Information basic(byte[] information) {
    return new Information(BASIC, information);
  }

  /** Cuts or extends it ([MS-FSCC] 2.4.14). */
  static Information endOfFile(long sizeBytes) {
    var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new Information(END_OF_FILE, bytes.putLong(sizeBytes).array());
  }

  /** Deletes it when it is closed ([MS-FSCC] 2.4.11). */
  static Information delete() {
    return new Information(DISPOSITION, new byte[] {1});
  }

  @Override
  public int encode(byte[] target, int index) {
    System.arraycopy(bytes, 0, target, index, bytes.length);
    return bytes.length;
  }

  @Override
  public int size() {
    return bytes.length;
  }
}
