package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Deletes what only the destination has, what is in a directory before the directory. A directory
 * stays where something is in it that was not to be deleted.
 */
final class ExtraDeletion {
  private static final int MOST_ATTEMPTS = 3;

  private final CopyEndpoint directory;
  private final CopyOptions options;
  private final TreeTally tally;
  private final Outage outage;
  private final OperationContext context;
  private final Deque<Entry> directories = new ArrayDeque<>();

  ExtraDeletion(
      CopyEndpoint directory,
      CopyOptions options,
      TreeTally tally,
      Outage outage,
      OperationContext context) {
    this.directory = directory;
    this.options = options;
    this.tally = tally;
    this.outage = outage;
    this.context = context;
  }

  /**
   * Deletes each, as far as it can be.
   *
   * @throws FileFailure where the server does not come back, or the time is over
   */
  void run(Extras extras) throws FileFailure {
    var entries = extras.entries();
    for (var next = entries.next(); next.isPresent(); next = entries.next()) {
      var entry = next.get();
      leaveDirectories(entry.path());
      if (entry.isDirectory()) {
        directories.push(entry);
      } else if (extras.maybeCopiedAs(entry) && isCaseIgnored(entry)) {
        tally.failed(
            new FileFailure(
                    FailureKind.ALREADY_EXISTS,
                    "its name differs only in letter case from that of a file that was copied, and"
                        + " was kept: rename one of the two")
                .at(entry.path()));
      } else {
        delete(entry);
      }
    }
    leaveDirectories("");
  }

  /** Whether the destination finds a file by its name in other letter case. */
  private boolean isCaseIgnored(Entry file) throws FileFailure {
    var name = new StringBuilder();
    file.name()
        .codePoints()
        .map(letter ->
            Character.isUpperCase(letter)
                ? Character.toLowerCase(letter)
                : Character.toUpperCase(letter))
        .forEach(name::appendCodePoint);
    var path = file.path();
    var other = path.substring(0, path.length() - file.name().length()) + name;
    return other.equals(path) || directory.below(other).look().isPresent();
  }

  private void leaveDirectories(String path) throws FileFailure {
    while (!directories.isEmpty() && !path.startsWith(directories.element().path() + "/")) {
      delete(directories.pop());
    }
  }

  private void delete(Entry entry) throws FileFailure {
    context.deadline().nextWait();
    requireNoInterrupt();
    if (options.dryRun()) {
      tally.deleted(entry);
      return;
    }
    try {
      if (isDeleted(entry)) {
        tally.deleted(entry);
      }
    } catch (FileFailure failed) {
      if (Outage.causes(failed)) {
        throw failed.at(entry.path());
      }
      refused(entry, failed);
    }
  }

  private void refused(Entry entry, FileFailure failed) {
    var keepsOthers =
        entry.isDirectory()
            && failed.kind() == FailureKind.DIRECTORY_NOT_EMPTY
            && !options.selection().takesAll();
    if (!keepsOthers) {
      tally.failed(failed.at(entry.path()));
    }
  }

  /** Whether it is gone by this; one that was gone already is nothing to do. */
  private boolean isDeleted(Entry entry) throws FileFailure {
    for (var attempt = 1; ; attempt++) {
      try {
        directory.below(entry.path()).remove(entry, options.force());
        return true;
      } catch (FileFailure failed) {
        if (failed.kind() == FailureKind.NOT_FOUND) {
          return attempt > 1;
        }
        if (!Outage.causes(failed) || attempt == MOST_ATTEMPTS) {
          throw failed;
        }
        outage.outlast(
            failed,
            () -> {
              var _ = directory.look();
            });
      }
    }
  }

  private static void requireNoInterrupt() throws FileFailure {
    if (Thread.currentThread().isInterrupted()) {
      throw new FileFailure(FailureKind.OTHER, "the deletion was interrupted");
    }
  }
}
