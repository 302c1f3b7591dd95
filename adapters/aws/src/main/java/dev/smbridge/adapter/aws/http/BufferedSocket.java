package dev.smbridge.adapter.aws.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A TCP socket with large buffers, which JSSE runs on top of. JSSE reads each record of 16 KiB with
 * two calls of the system and writes it with one; through these buffers a call moves eight records.
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

  /** While on, a flush sends nothing; turning it off sends what was written meanwhile. */
  void gather(boolean on) throws IOException {
    gathering = on;
    if (!on) {
      getOutputStream().flush();
    }
  }

  /**
   * Whether the other end has closed the connection, or has sent something between two requests.
   * Takes a millisecond where it has not.
   */
  boolean isFinished() throws IOException {
    var limit = getSoTimeout();
    setSoTimeout(1);
    try {
      return getInputStream().read() >= -1;
    } catch (SocketTimeoutException _) {
      return false;
    } finally {
      setSoTimeout(limit);
    }
  }

  /** Closes it without the farewell of TLS, which could block; never fails. */
  void drop() {
    try {
      close();
    } catch (IOException e) {
      // The descriptor is gone all the same.
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
