package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.TreeFailures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of copying the files of a directory.
 *
 * @param files how many were copied
 * @param bytes how many bytes those have
 * @param skipped how many stood at the destination and were left as they are
 * @param failed how many were not copied
 * @param failures the first {@value TreeFailures#KEPT} reasons; the observer got all of them
 * @param links how many links were passed over
 * @param deleted how many files and directories were deleted that only the destination had
 * @param next where to go on, where time ran out first; null at the end
 * @param ended why it ended before it had seen all of the tree; null where it did
 */
public record TreeSummary(
    long files,
    long bytes,
    long skipped,
    long failed,
    List<FileFailure> failures,
    long links,
    long deleted,
    @Nullable TreePart next,
    @Nullable FileFailure ended) {
  /** Where nothing was deleted. */
  public TreeSummary(
      long files,
      long bytes,
      long skipped,
      long failed,
      List<FileFailure> failures,
      long links,
      @Nullable FileFailure ended) {
    this(files, bytes, skipped, failed, failures, links, 0, null, ended);
  }

  /** Where no link was passed over. */
  public TreeSummary(
      long files,
      long bytes,
      long skipped,
      long failed,
      List<FileFailure> failures,
      @Nullable FileFailure ended) {
    this(files, bytes, skipped, failed, failures, 0, 0, null, ended);
  }

  /** The same, ended early for a reason, or not. */
  TreeSummary ended(@Nullable FileFailure reason) {
    return new TreeSummary(files, bytes, skipped, failed, failures, links, deleted, null, reason);
  }

  /** The same, to be gone on with. */
  TreeSummary continued(@Nullable TreePart part) {
    return new TreeSummary(files, bytes, skipped, failed, failures, links, deleted, part, ended);
  }

  /** The same with a deletion that came after it. */
  TreeSummary and(TreeSummary deletion) {
    return new TreeSummary(
        files,
        bytes,
        skipped,
        deletion.failed(),
        deletion.failures(),
        links,
        deletion.deleted(),
        deletion.next(),
        deletion.ended());
  }

  /** Whether there was nothing to do: no file of the tree took part, and nothing failed. */
  public boolean foundNothing() {
    return files == 0
        && skipped == 0
        && failed == 0
        && deleted == 0
        && next == null
        && ended == null;
  }
}
