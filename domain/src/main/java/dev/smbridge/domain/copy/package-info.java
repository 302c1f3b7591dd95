/**
 * Copies one file, or a whole tree, between any two places. To read in this order:
 *
 * <ol>
 *   <li>{@link CopyEndpoint}: one end of a copy, {@link ShareEndpoint} or {@link StoreEndpoint};
 *       {@link CopyEndpoints} opens both ends.
 *   <li>{@link FileCopy}: one file, as {@link CopyOptions} say, to a {@link CopiedFile}.
 *   <li>{@link TreeWalk} and {@link Selection}: which files a tree has, and which take part.
 *   <li>{@link TreeCopy}: many files at once, to a {@link TreeSummary}.
 * </ol>
 *
 * How bytes move is in {@link dev.smbridge.domain.transfer}; sessions and publishing on a share are
 * in {@link dev.smbridge.domain.session}.
 */
@NullMarked
package dev.smbridge.domain.copy;

import org.jspecify.annotations.NullMarked;
