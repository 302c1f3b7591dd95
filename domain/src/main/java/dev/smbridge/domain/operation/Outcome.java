package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CheckSummary;
import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.ShareName;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an operation. */
public sealed interface Outcome {
  /**
   * A page of a listing.
   *
   * @param nextToken what to ask for next; null at the end
   * @param failed how many entries could not be shown, or directories not be listed
   * @param failures the first reasons, as in {@link TreeDeleted}
   */
  record Listed(
      List<Entry> entries, @Nullable String nextToken, long failed, List<FileFailure> failures)
      implements Outcome {
    /** All of it could be listed. */
    public Listed(List<Entry> entries, @Nullable String nextToken) {
      this(entries, nextToken, 0, List.of());
    }
  }

  /**
   * A listing that went to the observer.
   *
   * @param failed how many entries could not be shown, or directories not be listed
   */
  record Streamed(long entries, long failed) implements Outcome {
    /** All of it could be listed. */
    public Streamed(long entries) {
      this(entries, 0);
    }
  }

  /** One entry, its path as it was asked for. */
  record Found(Entry entry) implements Outcome {}

  /**
   * The content of a file, or a part.
   *
   * @param fileBytes the size of the whole file
   */
  record Content(ByteBuffer bytes, long fileBytes) implements Outcome {}

  /**
   * A file stands under its final name.
   *
   * @param skipped whether it stood there before and was left as it is
   */
  record Stored(Entry entry, boolean skipped) implements Outcome {}

  /**
   * The file to copy was renamed, deleted or replaced by a directory since the event: nothing is
   * left to do.
   */
  record SourceGone(String path) implements Outcome {}

  /** The copy of a file that is gone was not deleted, and there is nothing to do. */
  record NotDeleted(String path, Reason reason) implements Outcome {
    /** Why not. */
    public enum Reason {
      /** The source is there: it came back, or only an older version of it was deleted. */
      SOURCE_EXISTS,
      /** There is no copy any more. */
      GONE,
      /** A directory has the copy's name by now. */
      DIRECTORY,
      /** The server has the copy of another file by that name, which differs in letter case. */
      OTHER_FILE
    }
  }

  /** A recursive copy, in part perhaps. */
  record TreeCopied(TreeSummary summary) implements Outcome {}

  /** A comparison of two directories, in part perhaps. */
  record Checked(CheckSummary summary) implements Outcome {}

  /**
   * What came of deleting a directory with all that is in it.
   *
   * @param deleted how many files, links and directories are gone by it
   * @param failed how many could not be deleted; a directory that only holds such is not counted
   * @param failures the first {@value dev.smbridge.domain.transfer.TreeFailures#KEPT} reasons; the
   *     observer got all of them
   * @param ended why it ended before it had seen all of the tree; null where it did
   */
  record TreeDeleted(
      long deleted, long failed, List<FileFailure> failures, @Nullable FileFailure ended)
      implements Outcome {}

  /** It is done and there is nothing to show. */
  record Done() implements Outcome {}

  /** The shares of a server, in order of their names. */
  record Shares(List<ShareName> shares) implements Outcome {}

  /**
   * What a probe found, up to the first step that failed.
   *
   * @param failure why it stopped, or null when every step passed
   */
  record Probed(List<ProbeStep> steps, @Nullable FileFailure failure) implements Outcome {}

  /** It did not happen, or its effect is unknown. */
  record Failed(FileFailure failure) implements Outcome {}
}
