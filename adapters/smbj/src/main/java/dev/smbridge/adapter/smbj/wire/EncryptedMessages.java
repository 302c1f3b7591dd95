package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.MessageCipher;
import dev.smbridge.adapter.smbj.crypto.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Encrypts every frame and takes no other ([MS-SMB2] 2.2.41, 3.1.4.3, 3.2.5.1.1). */
public final class EncryptedMessages implements Protection {
  private static final int HEADER_BYTES = 52;
  private static final int SIGNATURE = 4;
  private static final int NONCE = 20;
  private static final int MESSAGE_BYTES = 36;
  private static final int FLAGS = 42;
  private static final int SESSION_ID = 44;
  private static final short ENCRYPTED = 1;

  /** {@code 0xFD 'S' 'M' 'B'}, in little-endian order. */
  private static final int PROTOCOL = 0x424D_53FD;

  /** Behind the counter, so that no nonce is one that the login may have used. */
  private static final byte NONCE_MARK = 1;

  private final long sessionId;
  private final MessageCipher cipher;
  private final AtomicLong nonces = new AtomicLong();

  public EncryptedMessages(long sessionId, MessageCipher cipher) {
    this.sessionId = sessionId;
    this.cipher = cipher;
  }

  @Override
  public int overheadBytes() {
    return HEADER_BYTES + MessageCipher.TAG_BYTES;
  }

  @Override
  public int protect(Outgoing requests, byte[] frame, int at) throws GeneralSecurityException {
    var nonce = nextNonce();
    var header = fields(frame, at);
    header.putInt(0, PROTOCOL);
    Arrays.fill(frame, at + NONCE, at + MESSAGE_BYTES, (byte) 0);
    header.put(NONCE, nonce).putInt(MESSAGE_BYTES, requests.bytes());
    header.putShort(MESSAGE_BYTES + Integer.BYTES, (short) 0);
    header.putShort(FLAGS, ENCRYPTED).putLong(SESSION_ID, sessionId);
    var messagesAt = at + HEADER_BYTES;
    cipher.encrypt(
        nonce, authenticated(frame, at), requests.head(), requests.data(), frame, messagesAt);
    var tagAt = messagesAt + requests.bytes();
    System.arraycopy(frame, tagAt, frame, at + SIGNATURE, MessageCipher.TAG_BYTES);
    return HEADER_BYTES + requests.bytes();
  }

  @Override
  public @Nullable Slice open(Slice frame, Buffers buffers) throws InvalidMessageException {
    try {
      var sealed = frame.array();
      var header = fields(sealed, 0);
      if (header.getInt(0) != PROTOCOL) {
        requireNotice(frame);
        return null;
      }
      var bytes = frame.length() - HEADER_BYTES;
      if (header.getInt(MESSAGE_BYTES) != bytes
          || header.getShort(FLAGS) != ENCRYPTED
          || header.getLong(SESSION_ID) != sessionId) {
        throw new InvalidMessageException("an encrypted message is not of this session");
      }
      return decrypt(sealed, bytes, buffers);
    } finally {
      buffers.giveBack(frame.array());
    }
  }

  /** What was decrypted together is of one session, save for notices. */
  @Override
  public void verify(Message message) throws InvalidMessageException {
    if (message.sessionId() != sessionId && !message.isUnsolicited()) {
      throw new InvalidMessageException("an encrypted message is not of this session");
    }
  }

  /** The tag comes in front of what it authenticates, and the cipher wants it behind. */
  private Slice decrypt(byte[] sealed, int bytes, Buffers buffers) throws InvalidMessageException {
    var tagAt = HEADER_BYTES + bytes;
    System.arraycopy(sealed, SIGNATURE, sealed, tagAt, MessageCipher.TAG_BYTES);
    var nonce = Arrays.copyOfRange(sealed, NONCE, NONCE + cipher.nonceBytes());
    var plain = buffers.take(bytes);
    try {
      cipher.decrypt(
          nonce,
          authenticated(sealed, 0),
          new Slice(sealed, HEADER_BYTES, bytes + MessageCipher.TAG_BYTES),
          plain);
      return new Slice(plain, 0, bytes);
    } catch (GeneralSecurityException e) {
      throw new InvalidMessageException("a message was changed on its way: its tag is false", e);
    }
  }

  private static void requireNotice(Slice frame) throws InvalidMessageException {
    for (var message : Message.of(frame)) {
      if (!message.isUnsolicited()) {
        throw new InvalidMessageException("a message came in clear on an encrypted session");
      }
    }
  }

  private byte[] nextNonce() {
    var nonce = new byte[cipher.nonceBytes()];
    fields(nonce, 0).putLong(0, nonces.incrementAndGet()).put(Long.BYTES, NONCE_MARK);
    return nonce;
  }

  private static Slice authenticated(byte[] frame, int at) {
    return new Slice(frame, at + NONCE, HEADER_BYTES - NONCE);
  }

  private static ByteBuffer fields(byte[] array, int at) {
    return ByteBuffer.wrap(array, at, array.length - at).slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
