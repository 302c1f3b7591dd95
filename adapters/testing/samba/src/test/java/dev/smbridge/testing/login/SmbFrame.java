package dev.smbridge.testing.login;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fields of an SMB2 message in clear ([MS-SMB2] 2.2.1.2), read and written in place. */
public final class SmbFrame {
  static final int NEGOTIATE = 0;
  static final int SESSION_SETUP = 1;
  static final int TREE_CONNECT = 3;
  static final int MORE_PROCESSING_REQUIRED = 0xC0000016;

  private static final int HEADER_BYTES = 64;
  private static final int STATUS = 8;
  private static final int COMMAND = 12;
  private static final int FIRST_FIELD = HEADER_BYTES + 2;
  private static final int CAPABILITIES = HEADER_BYTES + 24;
  private static final int OFFERED_DIALECTS = HEADER_BYTES + 36;
  private static final int BUFFER_OFFSET = HEADER_BYTES + 4;

  private final byte[] bytes;

  public SmbFrame(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] bytes() {
    return bytes;
  }

  /** Takes what a proxy has recorded apart. */
  static List<byte[]> split(byte[] recorded) {
    var frames = new ArrayList<byte[]>();
    var in = ByteBuffer.wrap(recorded);
    while (in.remaining() >= Integer.BYTES) {
      var frame = new byte[Math.min(in.getInt() & 0xFFFFFF, in.remaining())];
      in.get(frame);
      frames.add(frame);
    }
    return frames;
  }

  boolean is(int command) {
    return bytes.length > BUFFER_OFFSET + Integer.BYTES
        && bytes[0] == (byte) 0xFE
        && fields().getShort(COMMAND) == command;
  }

  /** The SESSION_SETUP answer that ends a login. */
  public boolean endsLogin() {
    return is(SESSION_SETUP) && fields().getInt(STATUS) == 0;
  }

  /** The SESSION_SETUP answer with a challenge. */
  boolean challenges() {
    return is(SESSION_SETUP) && fields().getInt(STATUS) == MORE_PROCESSING_REQUIRED;
  }

  SmbFrame status(int status) {
    fields().putInt(STATUS, status);
    return this;
  }

  /** SessionFlags of a SESSION_SETUP answer. */
  SmbFrame sessionFlags(int flags) {
    fields().putShort(FIRST_FIELD, (short) flags);
    return this;
  }

  /** DialectRevision of a NEGOTIATE answer. */
  SmbFrame dialect(int dialect) {
    fields().putShort(BUFFER_OFFSET, (short) dialect);
    return this;
  }

  /** What a NEGOTIATE request offers, with nothing newer than a dialect. */
  SmbFrame offeringAtMost(int dialect) {
    var count = fields().getShort(FIRST_FIELD);
    for (var i = 0; i < count; i++) {
      var at = OFFERED_DIALECTS + i * Short.BYTES;
      fields().putShort(at, (short) Math.min(fields().getShort(at), dialect));
    }
    return this;
  }

  /** Clears capabilities in an answer to NEGOTIATE. */
  SmbFrame withoutCapabilities(int flags) {
    fields().putInt(CAPABILITIES, fields().getInt(CAPABILITIES) & ~flags);
    return this;
  }

  /** The same with another security buffer, in an answer to SESSION_SETUP. */
  public SmbFrame token(byte[] token) {
    var start = Short.toUnsignedInt(fields().getShort(BUFFER_OFFSET));
    var changed = new SmbFrame(Arrays.copyOf(bytes, start + token.length));
    System.arraycopy(token, 0, changed.bytes, start, token.length);
    changed.fields().putShort(BUFFER_OFFSET + Short.BYTES, (short) token.length);
    return changed;
  }

  /** The security buffer of an answer to SESSION_SETUP. */
  public byte[] token() {
    var start = Short.toUnsignedInt(fields().getShort(BUFFER_OFFSET));
    var length = Short.toUnsignedInt(fields().getShort(BUFFER_OFFSET + Short.BYTES));
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  private ByteBuffer fields() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
