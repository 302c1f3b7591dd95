package dev.smbridge.domain.comparison;

/** Why two sides differ at a path. */
public enum Difference {
  /** It is only where the comparison comes from. */
  MISSING,
  /** It is only where the comparison goes to. */
  EXTRA,
  /** Two files of different sizes. */
  SIZE,
  /** Two files of one size that were last changed at different times. */
  TIME,
  /** Two files of one size with different bytes. */
  CONTENT,
  /** One side has a directory, the other something else. */
  TYPE;

  /** Whether one side lacks it; otherwise both have something there. */
  public boolean isOneSided() {
    return this == MISSING || this == EXTRA;
  }
}
