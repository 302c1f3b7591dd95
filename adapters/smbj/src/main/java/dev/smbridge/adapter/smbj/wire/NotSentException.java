package dev.smbridge.adapter.smbj.wire;

import java.io.IOException;

/** The wait for credits came to an end: nothing of the request was sent, so it has no effect. */
public final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  public NotSentException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
