package dev.smbridge.adapter.aws.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer (RFC 9112, section 6). At its end the connection is given back. Closed
 * earlier, it reads the rest where that is short, and else closes the connection.
 */
final class ResponseBody extends InputStream {
  private static final int WORTH_READING_BYTES = 16 << 10;
  private static final int UNTIL_CLOSED = -1;

  private final InputStream input;
  private final boolean chunked;
  private final Runnable atEnd;
  private final Runnable broken;

  /** Bytes of the body or of its current chunk; {@link #UNTIL_CLOSED} where no length is known. */
  private long remaining;

  private boolean firstChunk = true;
  private boolean ended;

  /** Whether a read failed: then the rest is not waited for again. */
  private boolean failed;

  private ResponseBody(
      InputStream input, boolean chunked, long remaining, Runnable atEnd, Runnable broken) {
    this.input = input;
    this.chunked = chunked;
    this.remaining = remaining;
    this.atEnd = atEnd;
    this.broken = broken;
  }

  /**
   * The body that a head announces.
   *
   * @param toHead whether the request was a HEAD, whose answer announces but has none
   * @param atEnd runs once, as soon as the last byte was read
   * @param broken runs once, instead, where the body is closed before that
   */
  static ResponseBody of(
      ResponseHead head, boolean toHead, InputStream input, Runnable atEnd, Runnable broken)
      throws IOException {
    if (toHead || head.status() == 204 || head.status() == 304) {
      return new ResponseBody(input, false, 0, atEnd, broken).endedIfEmpty();
    }
    if (head.isChunked()) {
      return new ResponseBody(input, true, 0, atEnd, broken);
    }
    var length = head.length();
    return length.isEmpty()
        ? new ResponseBody(input, false, UNTIL_CLOSED, broken, broken)
        : new ResponseBody(input, false, length.getAsLong(), atEnd, broken).endedIfEmpty();
  }

  private ResponseBody endedIfEmpty() {
    if (remaining == 0) {
      end();
    }
    return this;
  }

  private void end() {
    if (!ended) {
      ended = true;
      atEnd.run();
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      return readSome(target, offset, length);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  private int readSome(byte[] target, int offset, int length) throws IOException {
    if (!ended && chunked && remaining == 0) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    var most = remaining < 0 ? length : (int) Math.min(length, remaining);
    var read = input.read(target, offset, most);
    if (read >= 0) {
      took(read);
    } else if (remaining >= 0) {
      throw new IOException("the answer ended early");
    } else {
      end();
    }
    return read;
  }

  private void took(int bytes) {
    if (remaining > 0) {
      remaining -= bytes;
      if (remaining == 0 && !chunked) {
        end();
      }
    }
  }

  private void nextChunk() throws IOException {
    if (!firstChunk && !ResponseHead.line(input).isEmpty()) {
      throw new IOException("a chunk of the answer is longer than announced");
    }
    firstChunk = false;
    var size = ResponseHead.line(input).split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw new IOException("the answer has a chunk without a size");
    }
    remaining = Long.parseLong(size, 16);
    if (remaining == 0) {
      for (var trailer = ResponseHead.line(input); !trailer.isEmpty(); ) {
        trailer = ResponseHead.line(input);
      }
      end();
    }
  }

  @Override
  public void close() {
    if (!ended && !failed && remaining >= 0 && remaining <= WORTH_READING_BYTES) {
      readRest();
    }
    if (!ended) {
      ended = true;
      broken.run();
    }
  }

  private void readRest() {
    var rest = new byte[WORTH_READING_BYTES];
    try {
      for (var room = rest.length; room > 0 && !ended; ) {
        room -= Math.max(1, read(rest, 0, room));
      }
    } catch (IOException e) {
      // The connection is closed, as for a long rest.
    }
  }
}
