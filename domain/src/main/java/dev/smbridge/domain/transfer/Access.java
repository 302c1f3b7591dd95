package dev.smbridge.domain.transfer;

/** In which order the bytes of a content are read, or of a draft written. */
public enum Access {
  /** At any offset, from many threads at once. */
  POSITIONAL,
  /** From the first to the last, once: a pipe, a terminal. */
  IN_ORDER
}
