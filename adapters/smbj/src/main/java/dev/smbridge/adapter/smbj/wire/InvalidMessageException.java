package dev.smbridge.adapter.smbj.wire;

import java.io.IOException;

/**
 * The server, or a machine on the way, sent what is no message or is not authentic. Nothing of it
 * was used, and the connection is given up. The message is for an operator.
 */
public final class InvalidMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidMessageException(String message) {
    super(message);
  }

  InvalidMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
