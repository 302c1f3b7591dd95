package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.MessageSigner;
import dev.smbridge.adapter.smbj.crypto.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Signs every message, and takes no answer without its signature ([MS-SMB2] 3.1.4.1, 3.2.5.1.3).
 */
public final class SignedMessages implements Protection {
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
      fields.put(start + Header.SIGNATURE, signer.sign(message, Header.SIGNATURE));
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
      var due = signer.sign(message.bytes(), Header.SIGNATURE);
      if (!MessageDigest.isEqual(due, signature(message.bytes()))) {
        throw new InvalidMessageException(
            "a message was changed on its way: its signature is false");
      }
    } catch (GeneralSecurityException e) {
      throw new InvalidMessageException("the signature of a message cannot be checked", e);
    }
  }

  private static byte[] signature(Slice message) {
    var from = message.offset() + Header.SIGNATURE;
    return Arrays.copyOfRange(message.array(), from, from + MessageSigner.SIGNATURE_BYTES);
  }
}
