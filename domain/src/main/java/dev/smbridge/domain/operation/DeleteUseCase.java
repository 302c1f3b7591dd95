package dev.smbridge.domain.operation;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes a file, a link itself, or a directory; links are never followed. */
final class DeleteUseCase {
  private static final int BATCH_ENTRIES = 256;

  private final Sessions sessions;

  DeleteUseCase(Sessions sessions) {
    this.sessions = sessions;
  }

  Outcome perform(Operation.Delete asked, OperationContext context) throws FileFailure {
    var path = asked.path().path();
    return sessions.changing(
        asked.path().target(),
        context,
        session -> {
          if (path.isRoot()) {
            throw new FileFailure(FailureKind.INVALID_PATH, "a target's root is not deleted");
          }
          var share = session.share();
          var entry = share.stat(path);
          requireType(entry, asked.only());
          if (asked.path().directory() && !entry.isDirectory()) {
            throw new FileFailure(
                FailureKind.NOT_A_DIRECTORY, "it ends in / as a directory does, and is none");
          }
          if (entry.isDirectory() && asked.recursive()) {
            deleteTree(share, path);
          } else {
            share.delete(path);
          }
          return new Outcome.Done();
        });
  }

  private static void requireType(Entry entry, @Nullable EntryType only) throws FileFailure {
    if (only == EntryType.FILE && entry.isDirectory()) {
      throw new FileFailure(
          FailureKind.IS_A_DIRECTORY, "it is a directory: delete it recursively, or with rmdir");
    }
    if (only == EntryType.DIRECTORY && !entry.isDirectory()) {
      throw new FileFailure(FailureKind.NOT_A_DIRECTORY, "it is no directory");
    }
  }

  /** Deletes in batches, each listed afresh: memory stays bounded, and what is new goes too. */
  private static void deleteTree(Share share, SharePath directory) throws FileFailure {
    for (var batch = batch(share, directory); !batch.isEmpty(); batch = batch(share, directory)) {
      for (var entry : batch) {
        var child = directory.child(entry.name());
        try {
          if (entry.isDirectory()) {
            deleteTree(share, child);
          } else {
            share.delete(child);
          }
        } catch (FileFailure failed) {
          if (failed.kind() != FailureKind.NOT_FOUND) {
            throw inPart(failed).at(child.text());
          }
        }
      }
    }
    try {
      share.delete(directory);
    } catch (FileFailure failed) {
      throw inPart(failed).at(directory.text());
    }
  }

  /** Part of the tree is gone already; a repetition deletes the rest. */
  private static FileFailure inPart(FileFailure failed) {
    return failed.retryable() ? failed : failed.withEffect(Effect.UNKNOWN);
  }

  private static List<Entry> batch(Share share, SharePath directory) throws FileFailure {
    var batch = new ArrayList<Entry>();
    try (var listing = share.list(directory, "*")) {
      for (var entry = listing.next();
          entry.isPresent() && batch.size() < BATCH_ENTRIES;
          entry = listing.next()) {
        batch.add(entry.get());
      }
    }
    return batch;
  }
}
