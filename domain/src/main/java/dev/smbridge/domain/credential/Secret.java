package dev.smbridge.domain.credential;

import java.util.Arrays;

/**
 * Characters that never print. Each holder has a copy of its own and erases it, so that no holder
 * erases what another is about to use.
 */
public final class Secret {
  private final char[] characters;
  private boolean erased;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /** Holds its own copy; the caller may erase {@code characters}. */
  public static Secret of(char[] characters) {
    return new Secret(characters.clone());
  }

  /** The same characters for another holder. */
  public Secret copy() {
    return new Secret(reveal());
  }

  /**
   * A copy that the caller owns and erases after use.
   *
   * @throws IllegalStateException once it is erased: no login is tried with what is left
   */
  public synchronized char[] reveal() {
    if (erased) {
      throw new IllegalStateException("the secret was erased");
    }
    return characters.clone();
  }

  public boolean isEmpty() {
    return characters.length == 0;
  }

  /** Overwrites the characters; what was revealed or copied before is not affected. */
  public synchronized void erase() {
    Arrays.fill(characters, '\0');
    erased = true;
  }

  /** Whether the characters are gone. */
  public synchronized boolean isErased() {
    return erased;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
