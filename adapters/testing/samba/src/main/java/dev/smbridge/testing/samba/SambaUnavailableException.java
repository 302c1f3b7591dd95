package dev.smbridge.testing.samba;

/**
 * Samba is not on this machine, or did not start; the message is a sentence that says what to do.
 */
public final class SambaUnavailableException extends IllegalStateException {
  SambaUnavailableException(String message) {
    super(message);
  }
}
