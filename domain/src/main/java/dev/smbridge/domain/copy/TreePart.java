package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;

/**
 * What of a tree is worked on while there is time: what comes behind a path, and where time runs
 * out a token says from where to go on. Each part is a request of its own.
 *
 * @param after in the order of {@link dev.smbridge.domain.comparison.PathOrder}; empty for the
 *     beginning. It is compared as text and opens nothing
 * @param deleting whether everything was copied, and what is left is to delete
 * @param failedBefore whether something failed in an earlier part, so that nothing is deleted
 */
public record TreePart(String after, boolean deleting, boolean failedBefore) {
  /** From the beginning on. */
  public static final TreePart FIRST = new TreePart("", false, false);

  private static final int FLAGS = 2;

  /** The token that {@link #parse} understands, as long as the path. */
  public String token() {
    return (deleting ? "d" : "c") + (failedBefore ? "f" : "-") + ":" + after;
  }

  /**
   * Understands a token.
   *
   * @throws FileFailure {@code INVALID_REQUEST} for what is none
   */
  public static TreePart parse(String token) throws FileFailure {
    if (!token.matches("(?s)[cd][f-]:.*")) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "\"continue\" is no token: give it back as it came");
    }
    return new TreePart(token.substring(FLAGS + 1), token.charAt(0) == 'd', token.charAt(1) == 'f');
  }

  /** Whether nothing came before it. */
  boolean isFirst() {
    return after.isEmpty() && !deleting;
  }
}
