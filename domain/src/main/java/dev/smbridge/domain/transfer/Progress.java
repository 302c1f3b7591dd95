package dev.smbridge.domain.transfer;

/**
 * Receives how many bytes are moving, from whichever thread moves them. What is not overridden goes
 * unnoticed.
 */
public interface Progress {
  /** Reports nothing. */
  Progress NONE = new Progress() {};

  /** So many more bytes are to be moved. */
  default void expects(long bytes) {}

  /** So many bytes have arrived. */
  default void moved(long bytes) {}

  /**
   * All of it is done again from its beginning: what was announced and moved before no longer
   * counts. Nothing moves at that moment.
   */
  default void restarts() {}
}
