package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.Difference;
import dev.smbridge.domain.comparison.PathOrder;
import dev.smbridge.domain.comparison.TreePair;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.transfer.Observer;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Compares two directories and changes nothing. The observer gets each difference, several at once
 * where files have to be looked at.
 */
public final class TreeCheck {
  private final Location from;
  private final Location to;
  private final CopyOptions options;
  private final CopyEndpoints endpoints;
  private final OperationContext context;
  private final Outage outage;
  private final TreeTally tally;
  private final CheckTally found;
  private final @Nullable TreeProgress progress;
  private final ReentrantLock walking = new ReentrantLock();

  /**
   * Compares.
   *
   * @param options what takes part, what counts as a difference, and how many files at once
   */
  public TreeCheck(
      Location from,
      Location to,
      CopyOptions options,
      CopyEndpoints endpoints,
      OperationContext context) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.endpoints = endpoints;
    this.context = context;
    this.outage = new Outage(options.limits().retryFor(), context.deadline());
    this.tally = new TreeTally(context);
    this.found = new CheckTally(context.observer());
    var part = options.part();
    this.progress = part == null ? null : new TreeProgress(part.after(), context.deadline());
  }

  /**
   * Runs to the end of both.
   *
   * @param sessions how many sessions of one share can be open at once
   * @throws FileFailure {@code NOT_FOUND}, {@code NOT_A_DIRECTORY} for either side
   */
  public CheckSummary run(int sessions) throws FileFailure {
    var workers = Math.max(1, Math.min(options.limits().transfers(), sessions - 1));
    try (var source = endpoints.source(from, context);
        var destination = endpoints.destination(to, source, context)) {
      try {
        requireDirectory(source);
        requireDirectory(destination);
        try (var sides =
            new TreeSides(
                source,
                destination,
                true,
                after(),
                options.selection(),
                context.now(),
                outage,
                tally::failed)) {
          var pairs = new Pairs(sides, source, destination);
          new TreeWorkers(tally).run(() -> compareAll(pairs), workers);
        }
      } catch (FileFailure failed) {
        throw destination.explain(source.explain(failed));
      }
    }
    return found.summary(walked());
  }

  private String after() {
    var part = options.part();
    return part == null ? "" : part.after();
  }

  private TreeSummary walked() {
    var stopped = progress != null && progress.hasStopped();
    var passed = stopped && progress != null ? progress.passed() : null;
    if (stopped && passed == null) {
      tally.end(new FileFailure(FailureKind.DEADLINE, "the time was too short for the next file"));
    }
    var summary = tally.summary("the rest was not compared");
    return passed == null || summary.ended() != null
        ? summary
        : summary.continued(new TreePart(passed, false, false));
  }

  /** Both walks, and the ends that they were begun at. */
  private record Pairs(TreeSides sides, CopyEndpoint from, CopyEndpoint to) {}

  private static void requireDirectory(CopyEndpoint end) throws FileFailure {
    if (!end.existing().isDirectory()) {
      throw new FileFailure(
              FailureKind.NOT_A_DIRECTORY, "it is no directory: two directories are compared")
          .at(end.shown());
    }
  }

  private void compareAll(Pairs pairs) {
    try {
      for (var pair = next(pairs); pair.isPresent() && !tally.hasEnded(); pair = next(pairs)) {
        compare(pair.get(), pairs);
        if (progress != null) {
          progress.ended(PathOrder.key(pair.get().either()));
        }
      }
    } catch (FileFailure e) {
      end(e);
    }
  }

  /** A part ends without a failure where its time is over. */
  private void end(FileFailure cause) {
    if (progress != null && context.deadline().passed()) {
      progress.stop();
    } else {
      tally.end(cause);
    }
  }

  private Optional<TreePair> next(Pairs pairs) throws FileFailure {
    walking.lock();
    try {
      if (tally.hasEnded() || (progress != null && progress.mustStop())) {
        return Optional.empty();
      }
      var pair = pairs.sides.next();
      if (progress != null && pair.isPresent()) {
        progress.begins(PathOrder.key(pair.get().either()));
      }
      return pair;
    } catch (FileFailure failed) {
      end(failed);
      throw failed;
    } finally {
      walking.unlock();
    }
  }

  private void compare(TreePair pair, Pairs pairs) throws FileFailure {
    var source = pair.from();
    var there = pair.to();
    try {
      if (source == null) {
        if (pair.otherType()) {
          found.differs(pair, Difference.TYPE);
        } else if (takesPart(pair.either(), pairs)
            && isThere(pair.either(), pairs.to, pair.toHolds())) {
          found.differs(pair, Difference.EXTRA);
        }
      } else if (takesPart(source, pairs)) {
        if (there != null) {
          both(pair, source, there, pairs);
        } else if (pair.otherType()) {
          found.differs(pair, Difference.TYPE);
        } else if (isThere(source, pairs.to, pair.fromHolds())) {
          found.differs(pair, Difference.MISSING);
        }
      }
    } catch (FileFailure failed) {
      if (context.deadline().passed()) {
        throw failed.at(pair.path());
      }
      tally.failed(failed.at(pair.path()));
    }
  }

  private static boolean takesPart(Entry entry, Pairs pairs) {
    return pairs.sides.takesPart(entry);
  }

  /** A store without directories lacks none that holds something. */
  private static boolean isThere(Entry entry, CopyEndpoint side, boolean holdsSome) {
    return !entry.isDirectory() || TreeSides.isThere(side, holdsSome);
  }

  private void both(TreePair pair, Entry source, Entry there, Pairs pairs) throws FileFailure {
    var difference =
        FileComparison.listingsSuffice(options.comparison(), pairs.from, pairs.to, source, there)
            ? options.comparison().difference(source, there)
            : look(source, there);
    if (difference.isPresent()) {
      found.differs(pair, difference.get());
    } else if (!source.isDirectory()) {
      found.alike();
    }
  }

  private Optional<Difference> look(Entry source, Entry there) throws FileFailure {
    var part = context.part(Observer.NONE);
    try (var left = endpoints.source(from, part);
        var right = endpoints.destination(to, left, part)) {
      try {
        return new FileComparison(options.comparison(), part)
            .difference(left.below(source.path()), source, right.below(there.path()), there);
      } catch (FileFailure failed) {
        throw right.explain(left.explain(failed));
      }
    }
  }
}
