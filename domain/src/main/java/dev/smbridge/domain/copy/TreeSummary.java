package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FileFailure;
import java.util.List;

/**
 * What came of copying the files of a directory.
 *
 * @param files how many were copied
 * @param bytes how many bytes those have
 * @param skipped how many stood at the destination and were left as they are
 * @param failed how many were not copied
 * @param failures the first {@value #KEPT_FAILURES} reasons; the observer got all of them
 */
public record TreeSummary(
    long files, long bytes, long skipped, long failed, List<FileFailure> failures) {
  /** How many failures are kept. */
  public static final int KEPT_FAILURES = 20;
}
