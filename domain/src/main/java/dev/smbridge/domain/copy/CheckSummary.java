package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FileFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of comparing two directories.
 *
 * @param alike how many files are alike
 * @param missing how many files and directories only the source has
 * @param extra how many only the destination has
 * @param different how many both have, and not alike
 * @param failed how many could not be compared, or directories not be listed
 * @param failures the first reasons; the observer got all of them
 * @param next where to go on, where time ran out first; null at the end
 * @param ended why it ended before both walks had; null where they did
 */
public record CheckSummary(
    long alike,
    long missing,
    long extra,
    long different,
    long failed,
    List<FileFailure> failures,
    @Nullable TreePart next,
    @Nullable FileFailure ended) {
  /** How many differ, one way or another. */
  public long differences() {
    return missing + extra + different;
  }
}
