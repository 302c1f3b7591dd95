package dev.smbridge.adapter.smbj;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash of what both sides say before anything can be signed: NEGOTIATE, and SESSION_SETUP but
 * for the answer that ends the login ([MS-SMB2] 3.2.5.2, 3.2.5.3). The keys of SMB 3.1.1 depend on
 * it, so a bit that is changed on the way changes the keys of one side.
 */
final class PreauthIntegrity {
  private static final int HASH_BYTES = 64;
  private static final int STATUS = 8;
  private static final int COMMAND = 12;
  private static final int NEGOTIATE = 0;
  private static final int MORE_PROCESSING_REQUIRED = 0xC0000016;

  private final MessageDigest sha512;
  private byte[] hash = new byte[HASH_BYTES];

  PreauthIntegrity() {
    try {
      this.sha512 = MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-512.", e);
    }
  }

  void sent(byte[] message) {
    sha512.update(hash);
    hash = sha512.digest(message);
  }

  void received(byte[] message) {
    var fields = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    if (fields.getShort(COMMAND) == NEGOTIATE
        || fields.getInt(STATUS) == MORE_PROCESSING_REQUIRED) {
      sent(message);
    }
  }

  byte[] hash() {
    return hash.clone();
  }
}
