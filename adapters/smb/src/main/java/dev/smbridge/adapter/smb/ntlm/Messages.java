package dev.smbridge.adapter.smb.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The two messages that the client sends ([MS-NLMP] 2.2.1.1, 2.2.1.3). */
final class Messages {
  static final int MIC_OFFSET = 72;
  static final int MIC_BYTES = 16;

  private static final int NEGOTIATE_TYPE = 1;
  private static final int NEGOTIATE_BYTES = 40;
  private static final int AUTHENTICATE_TYPE = 3;
  private static final int PAYLOAD_OFFSET = MIC_OFFSET + MIC_BYTES;

  /** 10.0 of revision 15, which servers only write into their logs ([MS-NLMP] 2.2.2.10). */
  private static final byte[] VERSION = {10, 0, 0, 0, 0, 0, 0, 15};

  /** What stands in place of the response of LAN Manager ([MS-NLMP] 3.1.5.1.2). */
  private static final byte[] NO_LM_RESPONSE = new byte[24];

  private Messages() {}

  /** Without domain and workstation, which say more of this machine than the server needs. */
  static byte[] negotiate(int flags) {
    return ByteBuffer.allocate(NEGOTIATE_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(Challenge.SIGNATURE)
        .putInt(NEGOTIATE_TYPE)
        .putInt(flags)
        .putLong(0)
        .putLong(0)
        .put(VERSION)
        .array();
  }

  /** With zeros for a MIC. */
  static byte[] authenticate(
      byte[] ntResponse, NtlmAccount account, byte[] encryptedKey, int flags) {
    var fields =
        new byte[][] {
          NO_LM_RESPONSE,
          ntResponse,
          account.domain().getBytes(StandardCharsets.UTF_16LE),
          account.username().getBytes(StandardCharsets.UTF_16LE),
          new byte[0],
          encryptedKey
        };
    var payload = Arrays.stream(fields).mapToInt(field -> field.length).sum();
    var message = ByteBuffer.allocate(PAYLOAD_OFFSET + payload).order(ByteOrder.LITTLE_ENDIAN);
    message.put(Challenge.SIGNATURE).putInt(AUTHENTICATE_TYPE);
    var offset = PAYLOAD_OFFSET;
    for (var field : fields) {
      var length = (short) field.length;
      message.putShort(length).putShort(length).putInt(offset).put(offset, field);
      offset += field.length;
    }
    return message.putInt(flags).put(VERSION).array();
  }
}
