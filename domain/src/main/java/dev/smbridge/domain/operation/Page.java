package dev.smbridge.domain.operation;

import org.jspecify.annotations.Nullable;

/**
 * A part of a listing: the next paths in code-unit order.
 *
 * @param maxItems at most so many, from 1
 * @param after the last path that was returned before, or null for the first page
 * @param mostBytes the most that the page takes where it is written as text, but for its first
 *     entry, which is always in it
 */
public record Page(int maxItems, @Nullable String after, long mostBytes) {
  /** One of any size. */
  public Page(int maxItems, @Nullable String after) {
    this(maxItems, after, Long.MAX_VALUE);
  }
}
