/**
 * What differs between two trees, and why. To read in this order:
 *
 * <ol>
 *   <li>{@link PathOrder}: the one order in which both sides are walked.
 *   <li>{@link OrderedDirectory}: a directory in that order, in bounded memory.
 *   <li>{@link TreeMerge}: two walks side by side, to {@link TreePair pairs}.
 *   <li>{@link Comparison}: whether the two of a pair differ, to a {@link Difference}.
 * </ol>
 */
@NullMarked
package dev.smbridge.domain.comparison;

import org.jspecify.annotations.NullMarked;
