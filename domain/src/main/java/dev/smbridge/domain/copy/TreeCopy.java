package dev.smbridge.domain.copy;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.UnexpectedFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files below a directory, several at once, each on sessions of its own; one that fails
 * does not stop the others. Nothing is queued: each worker takes the next file from the walk.
 */
public final class TreeCopy {
  private final Location from;
  private final Location to;
  private final CopyOptions options;
  private final CopyEndpoints endpoints;
  private final Leftovers leftovers;
  private final OperationContext context;

  private final List<FileFailure> failures = new ArrayList<>();
  private long files;
  private long bytes;
  private long skipped;
  private long failed;
  private @Nullable FileFailure walkFailure;

  public TreeCopy(
      Location from,
      Location to,
      CopyOptions options,
      CopyEndpoints endpoints,
      Leftovers leftovers,
      OperationContext context) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.endpoints = endpoints;
    this.leftovers = leftovers;
    this.context = context;
  }

  /**
   * Runs to the end of the tree.
   *
   * @param sessions how many sessions of one share can be open at once; the walk needs one
   */
  public TreeSummary run(int sessions) throws FileFailure {
    var workers = Math.max(1, Math.min(options.transfers(), sessions - 1));
    return endpoints.open(
        from,
        to,
        context,
        (directory, ignored) -> {
          requireDirectory(directory);
          try (var walk = directory.files()) {
            runWorkers(walk, workers);
          } catch (FileFailure broken) {
            throw broken.at(directory.shown());
          }
          return summary();
        });
  }

  private static void requireDirectory(CopyEndpoint from) throws FileFailure {
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
      while (entry.isPresent() && !options.filter().accepts(entry.get().path())) {
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
      context.observer().expects(source.sizeBytes());
      count(copyRepeating(source));
    } catch (FileFailure failure) {
      count(failure.at(source.path()));
    } catch (RuntimeException bug) {
      count(UnexpectedFailure.of(bug).at(source.path()));
    }
  }

  /** A file whose connection broke is begun once more, as it is where it is copied alone. */
  private CopiedFile copyRepeating(Entry source) throws FileFailure {
    var moved = new MovedBytes(context.observer());
    var part = context.part(moved);
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

  private CopiedFile copyOnce(Entry file, OperationContext part) throws FileFailure {
    return endpoints.open(
        from,
        to,
        part,
        (source, destination) ->
            new FileCopy(options, leftovers, part)
                .run(source.below(file.path()), destination.below(file.path())));
  }

  private synchronized void count(CopiedFile stored) {
    if (stored.skipped()) {
      skipped++;
    } else {
      files++;
      bytes += stored.entry().sizeBytes();
    }
    context.cannotBeRepeated();
    context.observer().stored(stored.entry(), stored.skipped());
  }

  private synchronized void count(FileFailure failure) {
    failed++;
    if (failures.size() < TreeSummary.KEPT_FAILURES) {
      failures.add(failure);
    }
    context.cannotBeRepeated();
    context.observer().failed(failure);
  }

  private synchronized TreeSummary summary() {
    return new TreeSummary(files, bytes, skipped, failed, List.copyOf(failures));
  }
}
