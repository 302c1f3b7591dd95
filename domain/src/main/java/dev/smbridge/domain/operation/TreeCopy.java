package dev.smbridge.domain.operation;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Leftovers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files below a directory, several at once, each on sessions of its own; one that fails
 * does not stop the others. Nothing is queued: each worker takes the next file from the walk.
 */
final class TreeCopy {
  private final Operation.Copy asked;
  private final Sides sides;
  private final Leftovers leftovers;
  private final Call call;

  private final List<FileFailure> failures = new ArrayList<>();
  private long files;
  private long bytes;
  private long skipped;
  private long failed;
  private @Nullable FileFailure walkFailure;

  TreeCopy(Operation.Copy asked, Sides sides, Leftovers leftovers, Call call) {
    this.asked = asked;
    this.sides = sides;
    this.leftovers = leftovers;
    this.call = call;
  }

  /**
   * Runs to the end of the tree.
   *
   * @param sessions how many sessions of one share can be open at once; the walk needs one
   */
  Outcome run(int sessions) throws FileFailure {
    var workers = Math.max(1, Math.min(asked.options().transfers(), sessions - 1));
    return sides.open(
        asked.from(),
        asked.to(),
        call,
        (from, ignored) -> {
          requireDirectory(from);
          try (var walk = from.files()) {
            runWorkers(walk, workers);
          } catch (FileFailure broken) {
            throw broken.at(from.shown());
          }
          return summary();
        });
  }

  private static void requireDirectory(Side from) throws FileFailure {
    if (!from.existing().isDirectory()) {
      throw new FileFailure(FailureKind.NOT_A_DIRECTORY, "it is no directory: copy it without -r")
          .at(from.shown());
    }
  }

  private void runWorkers(Listing walk, int workers) throws FileFailure {
    var threads = new ArrayList<Thread>(workers);
    for (var i = 0; i < workers; i++) {
      threads.add(Thread.ofPlatform().daemon().name("copy-" + i).start(() -> work(walk)));
    }
    for (var thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException stop) {
          threads.forEach(Thread::interrupt);
          endWalk(new FileFailure(FailureKind.OTHER, "the copy was interrupted").causedBy(stop));
        }
      }
    }
    if (walkFailure != null) {
      throw walkFailure;
    }
  }

  private void work(Listing walk) {
    for (var entry = take(walk); entry.isPresent(); entry = take(walk)) {
      copy(entry.get());
    }
  }

  private synchronized Optional<Entry> take(Listing walk) {
    if (walkFailure != null) {
      return Optional.empty();
    }
    try {
      var entry = walk.next();
      while (entry.isPresent() && !asked.options().filter().accepts(entry.get().path())) {
        entry = walk.next();
      }
      return entry;
    } catch (FileFailure broken) {
      walkFailure = broken;
      return Optional.empty();
    }
  }

  private synchronized void endWalk(FileFailure failure) {
    walkFailure = failure;
  }

  private void copy(Entry source) {
    try {
      if (source.type() == EntryType.LINK) {
        throw new FileFailure(FailureKind.UNSUPPORTED, "a link is not followed, nor copied");
      }
      call.observer().expects(source.sizeBytes());
      count(copyRepeating(source));
    } catch (FileFailure failure) {
      count(failure.at(source.path()));
    } catch (RuntimeException bug) {
      count(UnexpectedFailure.of(bug).at(source.path()));
    }
  }

  /** A file whose connection broke is begun once more, as it is where it is copied alone. */
  private Outcome.Stored copyRepeating(Entry source) throws FileFailure {
    var moved = new MovedBytes(call.observer());
    var part = call.part(moved);
    try {
      return copyOnce(source, part);
    } catch (FileFailure lost) {
      if (!part.isWorthRepeating(lost)) {
        throw lost;
      }
      moved.restarts();
      return copyOnce(source, part);
    }
  }

  private Outcome.Stored copyOnce(Entry source, Call part) throws FileFailure {
    return sides.open(
        asked.from(),
        asked.to(),
        part,
        (from, to) ->
            new FileCopy(asked.options(), leftovers, part)
                .run(from.below(source.path()), to.below(source.path())));
  }

  private synchronized void count(Outcome.Stored stored) {
    if (stored.skipped()) {
      skipped++;
    } else {
      files++;
      bytes += stored.entry().sizeBytes();
    }
    call.cannotBeRepeated();
    call.observer().stored(stored.entry(), stored.skipped());
  }

  private synchronized void count(FileFailure failure) {
    failed++;
    if (failures.size() < Outcome.TreeCopied.KEPT_FAILURES) {
      failures.add(failure);
    }
    call.cannotBeRepeated();
    call.observer().failed(failure);
  }

  private synchronized Outcome summary() {
    return new Outcome.TreeCopied(files, bytes, skipped, failed, List.copyOf(failures));
  }
}
