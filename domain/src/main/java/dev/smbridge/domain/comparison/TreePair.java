package dev.smbridge.domain.comparison;

import dev.smbridge.domain.entry.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What two trees have at one path; at least one of them has something.
 *
 * @param from what is where the comparison comes from
 * @param to what is where it goes to
 * @param fromHolds whether {@code from} is a directory with something in it
 * @param toHolds whether {@code to} is one
 * @param otherType whether the side that lacks this directory has something else of its name
 */
public record TreePair(
    @Nullable Entry from,
    @Nullable Entry to,
    boolean fromHolds,
    boolean toHolds,
    boolean otherType) {
  /** The one that is there, of the side that the comparison comes from where both are. */
  public Entry either() {
    var left = from;
    var right = to;
    if (left != null) {
      return left;
    }
    if (right == null) {
      throw new IllegalStateException("a pair of nothing");
    }
    return right;
  }

  /** The relative path. */
  public String path() {
    return either().path();
  }
}
