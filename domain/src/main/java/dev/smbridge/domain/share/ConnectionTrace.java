package dev.smbridge.domain.share;

/** Receives how far a connection got; doctor shows it. */
public interface ConnectionTrace {
  /** Reports nothing. */
  ConnectionTrace NONE = (step, found) -> {};

  /**
   * A step was passed.
   *
   * @param found what it showed, for an operator
   */
  void passed(ConnectionStep step, String found);
}
