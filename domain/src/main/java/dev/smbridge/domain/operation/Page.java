package dev.smbridge.domain.operation;

import org.jspecify.annotations.Nullable;

/**
 * A part of a listing: the next paths in code-unit order.
 *
 * @param maxItems at most so many, from 1
 * @param after the last path that was returned before, or null for the first page
 */
public record Page(int maxItems, @Nullable String after) {}
