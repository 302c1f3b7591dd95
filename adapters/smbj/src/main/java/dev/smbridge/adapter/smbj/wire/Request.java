package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import java.nio.ByteBuffer;

/** One command without its header: what an {@link Exchange} frames, protects and sends. */
public sealed interface Request
    permits Create,
        Close,
        Echo,
        Flush,
        Ioctl,
        Logoff,
        QueryDirectory,
        QueryInfo,
        Read,
        SetInfo,
        TreeConnect,
        TreeDisconnect,
        Write {
  Command command();

  /** How long what {@link #writeTo} writes is. */
  int bodyBytes();

  /**
   * Writes the body, all but {@link #data}, in little-endian order.
   *
   * @param file what it is about, where it is about something open
   */
  void writeTo(ByteBuffer body, FileId file);

  /** What follows the body; it is sent from where it lies. */
  default Slice data() {
    return Slice.EMPTY;
  }

  /** The bytes that go or come with it, by which credits are charged ([MS-SMB2] 3.1.5.2). */
  default int payloadBytes() {
    return 0;
  }

  /** The same of fewer bytes, where that makes sense; else itself. */
  default Request limitedTo(int payloadBytes) {
    return this;
  }
}
