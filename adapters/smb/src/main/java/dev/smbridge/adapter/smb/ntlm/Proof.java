package dev.smbridge.adapter.smb.ntlm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What shows that this side knows the password: the NTLMv2 response ([MS-NLMP] 3.3.2). */
final class Proof {
  private static final int HEAD_BYTES = 28;
  private static final byte VERSION = 1;
  private static final int PROOF_BYTES = 16;

  private final byte[] response;
  private final byte[] baseKey;

  private Proof(byte[] response, byte[] baseKey) {
    this.response = response;
    this.baseKey = baseKey;
  }

  /** What is sent. */
  byte[] response() {
    return response;
  }

  /** What both sides derive from it, and neither sends. */
  byte[] baseKey() {
    return baseKey;
  }

  /**
   * Answers a challenge.
   *
   * @param responseKey NTOWFv2 of the account
   * @param theirs the server's nonce
   * @param ours the client's nonce
   * @param timestamp in units of 100 ns since 1601
   * @param targetInfo the AV_PAIRs, with their end
   */
  static Proof of(
      byte[] responseKey, byte[] theirs, byte[] ours, long timestamp, byte[] targetInfo) {
    var blob =
        ByteBuffer.allocate(HEAD_BYTES + targetInfo.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(VERSION)
            .put(VERSION)
            .putShort((short) 0)
            .putInt(0)
            .putLong(timestamp)
            .put(ours)
            .putInt(0)
            .put(targetInfo)
            .putInt(0)
            .array();
    var proof = Digests.hmacMd5(responseKey, theirs, blob);
    var response = new ByteArrayOutputStream();
    response.writeBytes(proof);
    response.writeBytes(blob);
    return new Proof(
        response.toByteArray(), Digests.hmacMd5(responseKey, Arrays.copyOf(proof, PROOF_BYTES)));
  }
}
