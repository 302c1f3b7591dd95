package dev.smbridge.adapter.aws;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A socket that asks the system for many TLS records at once. JSSE reads a record's five bytes of
 * head, then its rest, and flushes each record that it writes: with this below, that is memory.
 */
final class BufferedSocket extends Socket {
  private static final int BUFFER_BYTES = 128 << 10;

  private @Nullable InputStream input;
  private @Nullable OutputStream output;
  private volatile boolean gathering;

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (input == null) {
      input = new BufferedInputStream(super.getInputStream(), BUFFER_BYTES);
    }
    return input;
  }

  @Override
  public synchronized OutputStream getOutputStream() throws IOException {
    if (output == null) {
      output = new Gathering(super.getOutputStream());
    }
    return output;
  }

  /** Whether what is flushed waits for more, until this is turned off. */
  void gather(boolean on) throws IOException {
    gathering = on;
    if (!on) {
      getOutputStream().flush();
    }
  }

  /** Whether the other end has closed, or has sent what nobody asked for; waits a millisecond. */
  boolean isFinished() throws IOException {
    var limit = getSoTimeout();
    setSoTimeout(1);
    try {
      return getInputStream().read() >= -1;
    } catch (SocketTimeoutException silent) {
      return false;
    } finally {
      setSoTimeout(limit);
    }
  }

  private final class Gathering extends BufferedOutputStream {
    Gathering(OutputStream out) {
      super(out, BUFFER_BYTES);
    }

    @Override
    public synchronized void flush() throws IOException {
      if (!gathering) {
        super.flush();
      }
    }
  }
}
