package dev.smbridge.adapter.aws;

import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer (RFC 9112, section 6). Once it was read to its end the connection is given
 * back; one that is closed earlier takes the connection with it, unless little is left to read.
 */
final class ResponseBody extends InputStream {
  private static final int WORTH_READING_BYTES = 16 << 10;
  private static final int UNTIL_CLOSED = -1;

  private final InputStream input;
  private final boolean chunked;
  private final Runnable atEnd;
  private final Runnable broken;

  /** Of the body, or of its current chunk; {@link #UNTIL_CLOSED} where the end says it. */
  private long remaining;

  private boolean firstChunk = true;
  private boolean ended;

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
   * @param atEnd what happens once when the body was read, before anything else is
   * @param broken what happens when it will not be read to the end
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
    var length = head.header("Content-Length");
    if (length.isEmpty()) {
      return new ResponseBody(input, false, UNTIL_CLOSED, broken, broken);
    }
    if (!length.get().matches("\\d{1,18}")) {
      throw new IOException("the answer has a length that is no number");
    }
    var bytes = Long.parseLong(length.get());
    return new ResponseBody(input, false, bytes, atEnd, broken).endedIfEmpty();
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
    if (!ended && chunked && remaining == 0) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    var most = remaining < 0 ? length : (int) Math.min(length, remaining);
    var read = input.read(target, offset, most);
    if (read < 0) {
      if (remaining >= 0) {
        throw new IOException("the answer ended early");
      }
      end();
      return -1;
    }
    took(read);
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
    try {
      var rest = new byte[WORTH_READING_BYTES];
      if (!ended && remaining >= 0 && remaining <= rest.length) {
        for (var room = rest.length; room > 0 && !ended; ) {
          room -= Math.max(1, read(rest, 0, room));
        }
      }
    } catch (IOException e) {
      // The connection goes, as it does for a long rest.
    }
    if (!ended) {
      ended = true;
      broken.run();
    }
  }
}
