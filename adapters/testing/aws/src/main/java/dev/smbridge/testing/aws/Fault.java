package dev.smbridge.testing.aws;

/** What an emulated service does instead of answering. */
public enum Fault {
  /** {@code ThrottlingException}, status 400, which the SDK retries. */
  THROTTLING,
  /** {@code AccessDeniedException}, status 400. */
  ACCESS_DENIED,
  /** {@code ExpiredTokenException}, status 400. */
  EXPIRED_CREDENTIALS,
  /** {@code InternalServerError}, status 500, which the SDK retries. */
  SERVER_ERROR,
  /** {@code AccessDeniedException} whose message speaks of the KMS key. */
  KEY_DENIED,
  /** Status 200 and half a JSON object. */
  MALFORMED,
  /** No answer until the emulator closes. */
  HANG,
  /** The connection is closed without an answer. */
  CUT
}
