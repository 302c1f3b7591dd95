package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.transfer.TreeFailures;
import org.jspecify.annotations.Nullable;

/** What has become of the files of a tree so far. Safe from many threads. */
final class TreeTally {
  private final OperationContext context;
  private final TreeFailures failures;
  private long files;
  private long bytes;
  private long skipped;
  private long links;
  private @Nullable FileFailure ended;

  TreeTally(OperationContext context) {
    this.context = context;
    this.failures = new TreeFailures(context.observer());
  }

  synchronized void copied(CopiedFile file) {
    if (file.skipped()) {
      skipped++;
    } else {
      files++;
      bytes += file.entry().sizeBytes();
    }
    context.cannotBeRepeated();
    context.observer().stored(file.entry(), file.skipped());
  }

  /** A directory was made, which is no file. */
  void made() {
    context.cannotBeRepeated();
  }

  synchronized void passedLink() {
    links++;
  }

  void failed(FileFailure failure) {
    context.cannotBeRepeated();
    failures.add(failure);
  }

  /** Ends the tree early; the first cause counts. */
  synchronized void end(FileFailure cause) {
    if (ended == null) {
      ended = cause;
    }
  }

  synchronized boolean hasEnded() {
    return ended != null;
  }

  synchronized @Nullable FileFailure cause() {
    return ended;
  }

  /**
   * What came of it.
   *
   * @param notBegun what is said of the files that were not begun, where it ended early
   */
  synchronized TreeSummary summary(String notBegun) {
    var cause = ended;
    if (cause != null) {
      cause =
          cause
              .withMessage(cause.message() + "; " + notBegun)
              .withEffect(files > 0 ? Effect.PARTIAL : cause.effect());
    }
    return new TreeSummary(files, bytes, skipped, failures.count(), failures.first(), links, cause);
  }
}
