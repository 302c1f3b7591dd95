package dev.smbridge.testing.network;

import java.nio.charset.StandardCharsets;

/**
 * What a proxy forwards at once: with SMB framing one message of the direct TCP transport
 * ([MS-SMB2] 2.1), its four bytes of length included; else whatever arrived together.
 */
public final class Message {
  private static final int FRAME_HEADER = 4;
  private static final int COMMAND_OFFSET = FRAME_HEADER + 12;

  /** Not a readable SMB2 header: encrypted, compressed, or no SMB at all. */
  public static final int UNREADABLE = -1;

  private final byte[] bytes;

  Message(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes on the wire; not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** How many bytes it has on the wire. */
  public int length() {
    return bytes.length;
  }

  /** Whether it is an encrypted message: an SMB2 transform header ([MS-SMB2] 2.2.41). */
  public boolean encrypted() {
    return startsWith((byte) 0xFD);
  }

  /** The command of its first SMB2 header ([MS-SMB2] 2.2.1), or {@link #UNREADABLE}. */
  public int command() {
    if (!startsWith((byte) 0xFE) || bytes.length < COMMAND_OFFSET + 2) {
      return UNREADABLE;
    }
    return (bytes[COMMAND_OFFSET] & 0xFF) | (bytes[COMMAND_OFFSET + 1] & 0xFF) << 8;
  }

  private boolean startsWith(byte protocol) {
    return bytes.length > FRAME_HEADER + 3
        && bytes[FRAME_HEADER] == protocol
        && new String(bytes, FRAME_HEADER + 1, 3, StandardCharsets.US_ASCII).equals("SMB");
  }
}
