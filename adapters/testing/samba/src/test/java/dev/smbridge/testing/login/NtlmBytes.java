package dev.smbridge.testing.login;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** NTLM messages ([MS-NLMP] 2.2.1) as they are found in what passed. */
final class NtlmBytes {
  static final int NEGOTIATE = 1;
  static final int CHALLENGE = 2;
  static final int AUTHENTICATE = 3;
  static final int KEY_EXCH = 0x4000_0000;

  private static final byte[] MARK = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TYPE = 8;
  private static final int CHALLENGE_FLAGS = 20;
  private static final int SESSION_KEY = 52;
  private static final int AUTHENTICATE_FLAGS = 60;
  private static final int MIC = 72;
  private static final int MIC_BYTES = 16;

  private final byte[] message;

  NtlmBytes(byte[] message) {
    this.message = message;
  }

  byte[] message() {
    return message;
  }

  /** All messages of a type, each with whatever follows it in its frame. */
  static List<NtlmBytes> find(List<byte[]> frames, int type) {
    var found = new ArrayList<NtlmBytes>();
    for (var frame : frames) {
      var start = start(frame);
      if (start >= 0 && little(frame).getInt(start + TYPE) == type) {
        found.add(new NtlmBytes(Arrays.copyOfRange(frame, start, frame.length)));
      }
    }
    return found;
  }

  /** Clears flags of a challenge, in place. */
  static void clear(byte[] frame, int flags) {
    var at = start(frame) + CHALLENGE_FLAGS;
    little(frame).putInt(at, little(frame).getInt(at) & ~flags);
  }

  static int start(byte[] frame) {
    for (var i = 0; i <= frame.length - MARK.length - Integer.BYTES; i++) {
      if (Arrays.equals(frame, i, i + MARK.length, MARK, 0, MARK.length)) {
        return i;
      }
    }
    return -1;
  }

  int flags() {
    return little(message).getInt(AUTHENTICATE_FLAGS);
  }

  /** EncryptedRandomSessionKey. */
  byte[] sessionKeyField() {
    return field(SESSION_KEY);
  }

  byte[] mic() {
    return Arrays.copyOfRange(message, MIC, MIC + MIC_BYTES);
  }

  private byte[] field(int at) {
    var fields = little(message);
    var offset = fields.getInt(at + Integer.BYTES);
    return Arrays.copyOfRange(message, offset, offset + Short.toUnsignedInt(fields.getShort(at)));
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
