package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.adapter.smbj.crypto.Slice;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What the server answered to one request. It is authentic, and may be malformed all the same: its
 * fields are read with checks.
 */
public final class Answer {
  private final Slice message;
  private final ByteBuffer fields;

  /** Takes over the bytes of a message whose header was checked. */
  Answer(Slice message) {
    this.message = message;
    this.fields =
        ByteBuffer.wrap(message.array(), message.offset(), message.length())
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The NTSTATUS ([MS-ERREF] 2.3.1). */
  public int status() {
    return fields.getInt(Header.STATUS);
  }

  public boolean isSuccess() {
    return status() == 0;
  }

  /** The share that it is about. */
  public int treeId() {
    return fields.getInt(Header.TREE_ID);
  }

  /** The same refusal for another request, without its body. */
  Answer repeated() {
    return new Answer(
        Slice.of(Arrays.copyOfRange(array(), message.offset(), message.offset() + Header.BYTES)));
  }

  /** The fixed part of the body, from its first byte on. */
  ByteBuffer body(int bytes) throws FileFailure {
    if (message.length() < Header.BYTES + bytes) {
      throw TransportFailures.malformed();
    }
    return fields.slice(Header.BYTES, bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * What follows the fixed part.
   *
   * @param offset from the start of the header, as the body says
   * @param maximumBytes what was asked for
   */
  Slice buffer(int offset, int length, int maximumBytes) throws FileFailure {
    if (length == 0) {
      return Slice.EMPTY;
    }
    if (offset < Header.BYTES
        || length < 0
        || length > maximumBytes
        || offset > message.length() - length) {
      throw TransportFailures.malformed();
    }
    return new Slice(message.array(), message.offset() + offset, length);
  }

  /** The array under it, to be used again. */
  byte[] array() {
    return message.array();
  }
}
