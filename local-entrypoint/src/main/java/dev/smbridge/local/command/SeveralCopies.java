package dev.smbridge.local.command;

import dev.smbridge.domain.copy.TreeSummary;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.transfer.Observer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Copies several sources into one directory, each under its own name, as {@code cp} does. */
final class SeveralCopies {
  private final Context context;
  private final TransferOptions options;
  private final Location to;
  private final Report report;
  private final Set<String> taken = new HashSet<>();
  private long files;
  private long bytes;
  private long skipped;
  private long failed;
  private long links;
  private final List<String> notes = new ArrayList<>();

  private SeveralCopies(Context context, TransferOptions options, Location to, Report report) {
    this.context = context;
    this.options = options;
    this.to = to;
    this.report = report;
  }

  static int run(Context context, TransferOptions options, Several sources, Location to)
      throws FileFailure {
    if (to.equals(InStore.STANDARD_STREAM)) {
      throw Context.usage("several files are no one file: write them out with cat");
    }
    var observer = new TransferObserver(context, options.dryRun(), true, false);
    try (observer;
        var report = options.report(context, observer)) {
      var copies = new SeveralCopies(context, options, to, report);
      try {
        return sources.each(context, copies::copy);
      } finally {
        observer.close();
        copies.notes.forEach(context::tell);
        Copying.tellSummary(context, options, copies.summary());
      }
    }
  }

  private int copy(Location from) throws FileFailure {
    try {
      return copyOne(from);
    } catch (FileFailure failure) {
      report.ended(failure);
      throw failure;
    }
  }

  private int copyOne(Location from) throws FileFailure {
    var failedBefore = failed;
    failed++;
    requireOwnName(from);
    var recursive = options.recursive() && isDirectory(from);
    var destination = recursive ? below(to, name(from)) : asDirectory(to);
    var asked =
        new Operation.Copy(
            options.written(from),
            options.written(destination),
            options.copyOptions(context, recursive));
    var result = context.perform(asked, report);
    failed = failedBefore;
    notes.addAll(result.notes());
    switch (result.outcome()) {
      case Outcome.Stored(var entry, var there) -> count(entry, there);
      case Outcome.TreeCopied(var tree) -> count(tree);
      default -> failed++;
    }
    var _ = FileCommand.successful(result);
    context.data().requireDelivery();
    return failed == failedBefore ? ExitCode.DONE : ExitCode.PARTLY_FAILED;
  }

  private void count(TreeSummary tree) {
    files += tree.files();
    bytes += tree.bytes();
    skipped += tree.skipped();
    failed += tree.failed();
    links += tree.links();
  }

  private void count(Entry entry, boolean there) {
    report.stored(entry, there);
    if (there) {
      skipped++;
    } else {
      files++;
      bytes += entry.sizeBytes();
    }
  }

  private TreeSummary summary() {
    return new TreeSummary(files, bytes, skipped, failed, List.of(), links, null);
  }

  /** Two sources of one name would be one file in the end. */
  private void requireOwnName(Location from) throws FileFailure {
    if (from.equals(InStore.STANDARD_STREAM)) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "standard input has no name to take: store it by itself");
    }
    var name = name(from);
    if (!taken.add(to instanceof OnShare ? name.toUpperCase(Locale.ROOT) : name)) {
      throw new FileFailure(
              FailureKind.ALREADY_EXISTS, "another of the sources has that name: it was left out")
          .at(name);
    }
  }

  private boolean isDirectory(Location from) throws FileFailure {
    var result = context.perform(new Operation.Stat(from), Observer.NONE);
    return FileCommand.successful(result).outcome() instanceof Outcome.Found(var entry)
        && entry.isDirectory();
  }

  static Location asDirectory(Location to) {
    return switch (to) {
      case OnShare(var target, var path, var _) -> new OnShare(target, path, true);
      case InStore(var store, var key, var _) -> new InStore(store, key, true);
    };
  }

  private static Location below(Location to, String name) throws FileFailure {
    return switch (to) {
      case OnShare(var target, var path, var _) ->
          new OnShare(target, path.existingChild(name), true);
      case InStore(var store, var key, var _) -> new InStore(store, key.child(name), true);
    };
  }

  private static String name(Location location) {
    return switch (location) {
      case OnShare onShare -> onShare.path().name();
      case InStore inStore -> inStore.key().name();
    };
  }
}
