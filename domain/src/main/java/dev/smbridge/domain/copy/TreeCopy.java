package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.PathOrder;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Links;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.UnexpectedFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.Observer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files below a directory, several at once, each on sessions of its own; one that fails
 * does not stop the others. Nothing is queued: each worker takes the next file from the walk. A
 * server that goes away is waited for, and the files that it interrupted are copied again.
 */
public final class TreeCopy {
  /** How often a file is begun while its connections break and the server answers otherwise. */
  private static final int MOST_ATTEMPTS = 3;

  private static final String REST_NOT_BEGUN = "the rest of the tree was not begun";

  private final Location from;
  private final Location to;
  private final CopyOptions options;
  private final CopyEndpoints endpoints;
  private final Leftovers leftovers;
  private final OperationContext context;
  private final @Nullable Extras extras;

  private final DestinationNames names = new DestinationNames();
  private final NamesUnderWay underWay = new NamesUnderWay();
  private final @Nullable TreeProgress progress;
  private final Outage outage;
  private final TreeTally tally;

  public TreeCopy(
      Location from,
      Location to,
      CopyOptions options,
      CopyEndpoints endpoints,
      Leftovers leftovers,
      OperationContext context) {
    this(from, to, options, endpoints, leftovers, context, null);
  }

  /**
   * The same for a synchronization.
   *
   * @param extras gets what only the destination has; null for a copy
   */
  TreeCopy(
      Location from,
      Location to,
      CopyOptions options,
      CopyEndpoints endpoints,
      Leftovers leftovers,
      OperationContext context,
      @Nullable Extras extras) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.endpoints = endpoints;
    this.leftovers = leftovers;
    this.context = context;
    this.extras = extras;
    var part = options.part();
    this.progress = part == null ? null : new TreeProgress(part.after(), context.deadline());
    this.outage = new Outage(options.limits().retryFor(), context.deadline());
    this.tally = new TreeTally(context);
  }

  /**
   * Runs to the end of the tree.
   *
   * @param sessions how many sessions of one share can be open at once; the walk needs one
   */
  public TreeSummary run(int sessions) throws FileFailure {
    var transfers = Math.max(1, Math.min(options.limits().transfers(), sessions - 1));
    try (var directory = endpoints.source(from, context)) {
      // Opened for a moment: what is wrong with it is said once, before the walk.
      endpoints.destination(to, directory, context).close();
      try {
        requireDirectory(directory);
        return copyAll(directory, transfers);
      } catch (FileFailure failed) {
        throw directory.explain(failed);
      }
    }
  }

  private TreeSummary copyAll(CopyEndpoint directory, int transfers) throws FileFailure {
    try (var walk = walk(directory)) {
      var files = new TreeFiles(walk, walksInOrder() ? _ -> true : this::takesPart);
      new TreeWorkers(tally).run(() -> copyAll(files, directory), transfers);
      return summary(files);
    }
  }

  private boolean walksInOrder() {
    return options.ifExists().compares() || progress != null;
  }

  private Listing walk(CopyEndpoint directory) throws FileFailure {
    if (walksInOrder()) {
      return pending(directory);
    }
    var selection = options.selection();
    var listed = selection.listed();
    if (listed != null) {
      return new ListedFiles(path -> directory.below(path).look(), listed, tally::failed);
    }
    var withDirectories = selection.emptyDirectories();
    var scope =
        ListingScope.of(true, withDirectories, tally::failed)
            .entering(selection.names()::enters)
            .followingLinks(selection.links() == Links.FOLLOW);
    var walk = directory.below(scope, outage);
    return withDirectories ? new EmptyDirectories(walk) : walk;
  }

  private String after() {
    var part = options.part();
    return part == null ? "" : part.after();
  }

  /** Only what differs, found by walking both sides; the destination is open meanwhile. */
  private Listing pending(CopyEndpoint directory) throws FileFailure {
    var destination = endpoints.destination(to, directory, context);
    try {
      var exists = destination.look().isPresent();
      if (!exists && extras != null && destination.keepsDirectories() && !options.dryRun()) {
        destination.makeDirectory();
      }
      var sides =
          new TreeSides(
              directory,
              destination,
              exists && options.ifExists().compares(),
              after(),
              options.selection(),
              context.now(),
              outage,
              tally::failed);
      return new PendingFiles(sides, directory, destination, options, tally, extras, progress);
    } catch (FileFailure failed) {
      var explained = destination.explain(failed);
      destination.close();
      throw explained;
    }
  }

  private boolean takesPart(Entry entry) {
    if (entry.isDirectory()) {
      return options.selection().names().enters(entry.path());
    }
    var wanted = options.selection().accepts(entry, context.now());
    if (wanted && entry.type() == EntryType.LINK && options.selection().links() == Links.SKIP) {
      tally.passedLink();
      return false;
    }
    return wanted;
  }

  private static void requireDirectory(CopyEndpoint from) throws FileFailure {
    if (!from.existing().isDirectory()) {
      throw new FileFailure(
              FailureKind.NOT_A_DIRECTORY,
              "it is a file and no directory: copy it by itself, not recursively")
          .at(from.shown());
    }
  }

  private void copyAll(TreeFiles files, CopyEndpoint directory) {
    try {
      while (!tally.hasEnded()) {
        var next = files.next();
        if (next.isEmpty()) {
          return;
        }
        if (options.limits().beginning().passed()) {
          tally.notBegun();
        } else {
          copyPart(next.get());
        }
      }
    } catch (FileFailure e) {
      end(e.at(directory.shown()));
    }
  }

  /** A part of a tree ends without a failure where its time is over. */
  private void end(FileFailure cause) {
    if (progress != null && context.deadline().passed()) {
      progress.stop();
    } else {
      tally.end(cause);
    }
  }

  /** What the end of the time has cut off is begun again in the next part. */
  private void copyPart(Entry source) {
    copy(source);
    if (progress != null && !(context.deadline().passed() && progress.hasStopped())) {
      progress.ended(PathOrder.key(source));
    }
  }

  private void copy(Entry source) {
    CopiedFile copied;
    try {
      if (source.isDirectory()) {
        makeDirectory(source);
        return;
      }
      requireFile(source);
      context.observer().expects(source.sizeBytes());
      copied = copyRepeating(source);
    } catch (FileFailure failure) {
      if (progress != null && context.deadline().passed()) {
        progress.stop();
      } else {
        tally.failed(failure.at(source.path()));
      }
      return;
    } catch (RuntimeException e) {
      tally.failed(UnexpectedFailure.of(e).at(source.path()));
      return;
    } catch (Error e) {
      tally.failed(UnexpectedFailure.of(e).at(source.path()));
      throw e;
    }
    tally.copied(copied);
  }

  private void makeDirectory(Entry directory) throws FileFailure {
    if (options.dryRun()) {
      tally.made(directory);
      return;
    }
    var part = context.part(Observer.NONE);
    try (var source = endpoints.source(from, part);
        var destination = endpoints.destination(to, source, part)) {
      try {
        var made = destination.below(directory.path());
        if (made instanceof ShareEndpoint share) {
          names.requireDirectories(
              share.session().share(), share.path(), depth(directory), options.createParents());
        }
        made.makeDirectory();
        tally.made(directory);
      } catch (FileFailure failed) {
        throw destination.explain(source.explain(failed));
      }
    }
  }

  private static int depth(Entry entry) {
    return entry.path().split("/", -1).length;
  }

  private CopiedFile copyRepeating(Entry source) throws FileFailure {
    var moved = new MovedBytes(context.observer());
    for (var attempt = 1; ; attempt++) {
      var part = context.part(moved);
      try {
        return copyOnce(source, part);
      } catch (FileFailure failed) {
        outlast(failed.at(source.path()), part);
        if (!isWorthRepeating(failed, part) || attempt == MOST_ATTEMPTS || tally.hasEnded()) {
          throw failed;
        }
        moved.restarts();
      }
    }
  }

  /** What is met in a tree and is no file is not copied; a pipe is only read where it is named. */
  private static void requireFile(Entry source) throws FileFailure {
    switch (source.type()) {
      case FILE, DIRECTORY -> {}
      case LINK -> throw notCopied("it is a link, and links of this side cannot be followed");
      case PIPE -> throw notCopied("it is a named pipe: copy it by its own name to read it");
      case SOCKET -> throw notCopied("it is a socket, which is no file to copy");
      case DEVICE -> throw notCopied("it is a device: copy it by its own name to read it");
    }
  }

  private static FileFailure notCopied(String reason) {
    return new FileFailure(FailureKind.UNSUPPORTED, reason);
  }

  /** Ends the tree where the server does not come back, or the time is over. */
  private void outlast(FileFailure failed, OperationContext part) {
    if (!Outage.causes(failed)) {
      return;
    }
    if (context.deadline().passed()) {
      end(failed);
      return;
    }
    try {
      outage.outlast(failed, this::look);
      discard(part.leftBehind());
    } catch (FileFailure e) {
      end(e);
    }
  }

  /** What could not be deleted without the server is deleted now, or swept once it is old. */
  private void discard(List<SharePath> temporaries) {
    if (temporaries.isEmpty() || !(to instanceof Location.OnShare onShare)) {
      return;
    }
    try {
      endpoints.discard(onShare, temporaries, context.part(Observer.NONE));
    } catch (FileFailure _) {
      // The next write in their folder sweeps them, once they are old.
    }
  }

  private void look() throws FileFailure {
    var part = context.part(Observer.NONE);
    try (var source = endpoints.source(from, part);
        var destination = endpoints.destination(to, source, part)) {
      try {
        var _ = source.look();
        var _ = destination.look();
      } catch (FileFailure failed) {
        throw destination.explain(source.explain(failed));
      }
    }
  }

  /** What may have been replaced already may be replaced again. */
  private boolean isWorthRepeating(FileFailure failed, OperationContext part) {
    return Outage.causes(failed)
        && part.canBeRepeated()
        && (failed.effect() == Effect.NONE || options.ifExists().replaces());
  }

  private CopiedFile copyOnce(Entry file, OperationContext part) throws FileFailure {
    try (var _ = underWay.claim(file.path());
        var source = endpoints.source(from, part);
        var destination = endpoints.destination(to, source, part)) {
      try {
        return copyOnce(file, source.below(file.path()), destination.below(file.path()), part);
      } catch (FileFailure failed) {
        throw destination.explain(source.explain(failed));
      }
    }
  }

  private CopiedFile copyOnce(
      Entry file, CopyEndpoint source, CopyEndpoint destination, OperationContext part)
      throws FileFailure {
    if (destination instanceof ShareEndpoint share) {
      names.requireDirectories(
          share.session().share(),
          share.path(),
          depth(file),
          options.createParents() && !options.dryRun());
    }
    return new FileCopy(options, leftovers, names, part)
        .run(source, file, destination, destination.look())
        .orElseThrow(() -> new FileFailure(FailureKind.NOT_FOUND, "it is gone"));
  }

  private TreeSummary summary(TreeFiles files) {
    if (!tally.hasEnded() && !files.isFinished()) {
      tally.end(new FileFailure(FailureKind.OTHER, "the walk did not come to its end"));
    }
    return progress != null && progress.hasStopped()
        ? continued(progress.passed())
        : tally.summary(notBegun(files));
  }

  /** Where to go on; a failure where not even one file was done in the time. */
  private TreeSummary continued(@Nullable String passed) {
    if (passed == null) {
      tally.end(
          new FileFailure(
              FailureKind.DEADLINE, "the time was too short for the next file of the tree"));
      return tally.summary(REST_NOT_BEGUN);
    }
    var summary = tally.summary(REST_NOT_BEGUN);
    return summary.ended() == null
        ? summary.continued(new TreePart(passed, false, summary.failed() > 0))
        : summary;
  }

  /** Where the destination went away and the source can still be walked, the files are counted. */
  private String notBegun(TreeFiles files) {
    var cause = tally.cause();
    if (cause != null && Outage.causes(cause)) {
      try {
        var count = 0L;
        while (!context.deadline().passed() && files.next().isPresent()) {
          count++;
        }
        if (files.isFinished()) {
          return count + " files were not begun";
        }
      } catch (FileFailure _) {
        // Without a listing they cannot be counted.
        return REST_NOT_BEGUN;
      }
    }
    return REST_NOT_BEGUN;
  }
}
