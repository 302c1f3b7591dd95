package dev.smbridge.testing.network;

/** What happens to one message. */
public enum Fault {
  /** It arrives with its last byte flipped: part of the payload, or of an encrypted one. */
  FLIP_LAST_BYTE,
  /** It never arrives; the connection stays. A lost reply. */
  DROP,
  /** It arrives right after the next one: an answer that takes the server longer than another. */
  BEHIND_NEXT,
  /** It never arrives, and the connection is closed instead. */
  CUT,
  /** It arrives, and then the connection is closed. */
  CUT_AFTER
}
