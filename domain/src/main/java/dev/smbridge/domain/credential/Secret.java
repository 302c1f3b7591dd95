package dev.smbridge.domain.credential;

import java.util.Arrays;

/** Characters that never print. Whoever made it erases it. */
public final class Secret {
  private final char[] characters;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /** Holds its own copy; the caller may erase {@code characters}. */
  public static Secret of(char[] characters) {
    return new Secret(characters.clone());
  }

  /** A copy that the caller owns and erases after use. */
  public char[] reveal() {
    return characters.clone();
  }

  public boolean isEmpty() {
    return characters.length == 0;
  }

  /** Overwrites the characters; what was revealed before is not affected. */
  public void erase() {
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
