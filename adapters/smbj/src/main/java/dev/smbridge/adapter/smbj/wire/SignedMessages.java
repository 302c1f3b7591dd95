package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.MessageSigner;
import dev.smbridge.adapter.smbj.crypto.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;

/**
 * Signs every message, and takes no answer without its signature ([MS-SMB2] 3.1.4.1, 3.2.5.1.3).
 */
public final class SignedMessages implements Protection {
  private static final int NONCE_BYTES = 12;

  private final long sessionId;
  private final MessageSigner signer;

  public SignedMessages(long sessionId, MessageSigner signer) {
    this.sessionId = sessionId;
    this.signer = signer;
  }

  @Override
  public int overheadBytes() {
    return 0;
  }

  /** Each member of a compound is signed with the padding behind it. */
  @Override
  public int protect(Outgoing requests, byte[] frame, int at) throws GeneralSecurityException {
    requests.data().copyTo(frame, requests.head().copyTo(frame, at));
    var fields = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    var end = at + requests.bytes();
    for (var start = at; ; ) {
      var step = fields.getInt(start + Header.NEXT_COMMAND);
      var flags = start + Header.FLAGS;
      fields.putInt(flags, fields.getInt(flags) | Header.SIGNED);
      var message = new Slice(frame, start, step == 0 ? end - start : step);
      var signature = signer.sign(message, Header.SIGNATURE, nonce(message));
      fields.put(start + Header.SIGNATURE, signature);
      if (step == 0) {
        return requests.bytes();
      }
      start += step;
    }
  }

  @Override
  public Slice open(Slice frame, Buffers buffers) {
    return frame;
  }

  /** An interim answer needs no signature: it only says that the real one comes later. */
  @Override
  public void verify(Message message) throws InvalidMessageException {
    if (message.isUnsolicited() || (message.isInterim() && !message.has(Header.SIGNED))) {
      return;
    }
    if (message.sessionId() != sessionId || !message.has(Header.SIGNED)) {
      throw new InvalidMessageException("a message came unsigned on a signed session");
    }
    try {
      if (!signer.verifies(message.bytes(), Header.SIGNATURE, nonce(message.bytes()))) {
        throw new InvalidMessageException(
            "a message was changed on its way: its signature is false");
      }
    } catch (GeneralSecurityException e) {
      throw new InvalidMessageException("the signature of a message cannot be checked", e);
    }
  }

  /**
   * Checks a frame that came before there is an {@link Exchange}: the answer that ends a login.
   *
   * @throws InvalidMessageException where it cannot be vouched for
   */
  public void verify(byte[] frame) throws InvalidMessageException {
    for (var message : Message.of(Slice.of(frame))) {
      verify(message);
    }
  }

  /** The number of a message and who sends it ([MS-SMB2] 3.1.4.1); CANCEL is never sent. */
  private static byte[] nonce(Slice message) {
    var fields =
        ByteBuffer.wrap(message.array(), message.offset(), Header.BYTES)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    return ByteBuffer.allocate(NONCE_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(fields.getLong(Header.MESSAGE_ID))
        .putInt(fields.getInt(Header.FLAGS) & Header.SERVER_TO_CLIENT)
        .array();
  }
}
