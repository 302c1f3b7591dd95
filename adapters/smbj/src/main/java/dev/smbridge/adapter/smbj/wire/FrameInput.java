package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the server sends apart into frames, each behind its length ([MS-SMB2] 2.1). A frame
 * may come in any pieces. For one reader at a time.
 */
public final class FrameInput {
  /** The largest data that is ever asked for, and what may be around it. */
  static final int MOST_BYTES = Exchange.MOST_PAYLOAD_BYTES + 64 * 1024;

  /** Room behind a frame, for a tag that is moved there. */
  static final int SPARE_BYTES = 16;

  private static final int STAGED_BYTES = 16 * 1024;

  /** How long pieces of one frame are read before the caller looks at its clock. */
  private static final Duration TURN = Duration.ofMillis(100);

  private final InputStream server;
  private final Buffers buffers = new Buffers();
  private final byte[] staged = new byte[STAGED_BYTES];
  private int from;
  private int to;
  private byte @Nullable [] frame;
  private int length;
  private int filled;

  public FrameInput(InputStream server) {
    this.server = server;
  }

  /** Where the arrays of frames come from, and whither they go when they are done with. */
  Buffers buffers() {
    return buffers;
  }

  /** Waits for a whole frame. */
  public byte[] next() throws IOException {
    while (true) {
      var whole = poll();
      if (whole != null) {
        var message = Arrays.copyOf(whole.array(), whole.length());
        buffers.giveBack(whole.array());
        return message;
      }
    }
  }

  /**
   * Reads until a frame is whole, the server pauses, or it has sent pieces for {@link #TURN}: then
   * the caller looks at its clock, and comes again.
   *
   * @return a frame, at the start of an array with {@link #SPARE_BYTES} behind it; nothing while it
   *     is not whole
   */
  @Nullable Slice poll() throws IOException {
    var start = System.nanoTime();
    while (!isWhole() && read() && System.nanoTime() - start < TURN.toNanos()) {}
    if (!isWhole() || frame == null) {
      return null;
    }
    var whole = new Slice(frame, 0, length);
    frame = null;
    return whole;
  }

  private boolean isWhole() throws InvalidMessageException {
    if (frame == null) {
      if (to - from < Integer.BYTES) {
        return false;
      }
      length = frameBytes();
      frame = buffers.take(length + SPARE_BYTES);
      filled = 0;
      from += Integer.BYTES;
    }
    var step = Math.min(to - from, length - filled);
    System.arraycopy(staged, from, frame, filled, step);
    from += step;
    filled += step;
    return filled == length;
  }

  private int frameBytes() throws InvalidMessageException {
    var bytes = 0;
    for (var i = 0; i < Integer.BYTES; i++) {
      bytes = bytes << Byte.SIZE | Byte.toUnsignedInt(staged[from + i]);
    }
    if (bytes < Header.BYTES || bytes > MOST_BYTES) {
      throw new InvalidMessageException("the server sent bytes that are no SMB message");
    }
    return bytes;
  }

  /** Reads once; returns whether anything came before the socket's own limit. */
  private boolean read() throws IOException {
    try {
      if (frame != null && length - filled >= STAGED_BYTES) {
        filled += bytes(server.read(frame, filled, length - filled));
      } else {
        System.arraycopy(staged, from, staged, 0, to - from);
        to -= from;
        from = 0;
        to += bytes(server.read(staged, to, STAGED_BYTES - to));
      }
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }

  private static int bytes(int read) throws EOFException {
    if (read < 0) {
      throw new EOFException("the server closed the connection");
    }
    return read;
  }
}
