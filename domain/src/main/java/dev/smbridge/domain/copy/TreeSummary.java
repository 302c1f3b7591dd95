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
 * @param ended why it ended before it had seen all of the tree; null where it did
 */
public record TreeSummary(
    long files,
    long bytes,
    long skipped,
    long failed,
    List<FileFailure> failures,
    @Nullable FileFailure ended) {}
