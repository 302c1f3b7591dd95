package dev.smbridge.adapter.jcifsng;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jcifs.internal.util.SMBUtil;

/** What a query answers, as the server sent it ([MS-SMB2] 2.2.34, 2.2.38: they are alike). */
final class OutputBuffer {
  private static final int LENGTH_AT = 4;
  private static final int OFFSET_AT = 2;
  private static final int HEADER_BYTES = 8;

  private byte[] bytes = {};

  /** Reads it behind a message's header and says how long the answer is. */
  int read(byte[] message, int headerStart, int index) {
    var offset = headerStart + SMBUtil.readInt2(message, index + OFFSET_AT);
    var length = SMBUtil.readInt4(message, index + LENGTH_AT);
    bytes = new byte[length];
    System.arraycopy(message, offset, bytes, 0, length);
    return Math.max(HEADER_BYTES, offset + length - index);
  }

  byte[] bytes() {
    return bytes;
  }

  ByteBuffer littleEndian() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
