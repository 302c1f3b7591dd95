package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
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
  private long deleted;
  private long notBegun;
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
  synchronized void made(Entry directory) {
    context.cannotBeRepeated();
    context.observer().made(directory);
  }

  /** A file is at the destination as it is at the source; nobody needs to hear of each. */
  synchronized void unchanged() {
    skipped++;
  }

  synchronized void deleted(Entry entry) {
    deleted++;
    context.cannotBeRepeated();
    context.observer().deleted(entry);
  }

  synchronized void passedLink() {
    links++;
  }

  void failed(FileFailure failure) {
    context.cannotBeRepeated();
    failures.add(failure);
  }

  /** Its turn came after the time in which files are begun. */
  synchronized void notBegun() {
    notBegun++;
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
   * @param restNotBegun what is said of the files that were not begun, where it ended early
   */
  synchronized TreeSummary summary(String restNotBegun) {
    return new TreeSummary(
        files,
        bytes,
        skipped,
        failures.count(),
        failures.first(),
        links,
        deleted,
        null,
        cause(restNotBegun));
  }

  private @Nullable FileFailure cause(String restNotBegun) {
    FileFailure cause;
    if (ended != null) {
      cause = ended.withMessage(ended.message() + "; " + restNotBegun);
    } else if (notBegun > 0) {
      cause =
          new FileFailure(
              FailureKind.DEADLINE,
              "the time for this tree is over and " + notBegun + " files were not begun");
    } else {
      return null;
    }
    return files > 0 || deleted > 0 ? cause.withEffect(Effect.PARTIAL) : cause;
  }
}
