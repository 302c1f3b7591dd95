package dev.smbridge.adapter.smb.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Signs the messages of one direction, with extended session security and key exchange ([MS-NLMP]
 * 3.4.4.2). For one thread.
 */
final class Signer {
  private static final int VERSION = 1;
  private static final int CHECKSUM_BYTES = 8;
  private static final int SIGNATURE_BYTES = 16;

  private final byte[] key;
  private final Rc4 seal;
  private int sequence;

  private Signer(byte[] sessionKey, String direction) {
    this.key = derived(sessionKey, direction, "signing");
    this.seal = new Rc4(derived(sessionKey, direction, "sealing"));
  }

  static Signer ofClient(byte[] sessionKey) {
    return new Signer(sessionKey, "client-to-server");
  }

  static Signer ofServer(byte[] sessionKey) {
    return new Signer(sessionKey, "server-to-client");
  }

  byte[] sign(byte[] message) {
    var number =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(sequence).array();
    var checksum = Arrays.copyOf(Digests.hmacMd5(key, number, message), CHECKSUM_BYTES);
    return ByteBuffer.allocate(SIGNATURE_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(VERSION)
        .put(seal.apply(checksum))
        .putInt(sequence++)
        .array();
  }

  /** Encrypts the next bytes of this direction, before they are signed. */
  byte[] seal(byte[] message) {
    return seal.apply(message);
  }

  /** SIGNKEY and SEALKEY ([MS-NLMP] 3.4.5.2, 3.4.5.3), the latter with 128 bits. */
  private static byte[] derived(byte[] sessionKey, String direction, String use) {
    var magic = "session key to " + direction + " " + use + " key magic constant\0";
    return Digests.md5(sessionKey, magic.getBytes(StandardCharsets.US_ASCII));
  }
}
