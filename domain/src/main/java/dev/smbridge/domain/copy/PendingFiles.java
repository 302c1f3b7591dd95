package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.PathOrder;
import dev.smbridge.domain.comparison.TreePair;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.transfer.IfExists;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a source is still to be copied: what the destination lacks, what differs there, and what
 * the two listings cannot tell apart. It takes over both walks and the destination's end.
 */
final class PendingFiles implements Listing {
  private final TreeSides sides;
  private final CopyEndpoint from;
  private final CopyEndpoint to;
  private final CopyOptions options;
  private final TreeTally tally;
  private final @Nullable Extras extras;
  private final @Nullable TreeProgress progress;

  /**
   * Compares as the options say.
   *
   * @param to closed at the end
   * @param extras gets what only the destination has; null for a copy that leaves that alone, and
   *     that makes no directory by itself unless it is empty and was asked for
   * @param progress learns what is walked and what is begun; null for all in one go
   */
  PendingFiles(
      TreeSides sides,
      CopyEndpoint from,
      CopyEndpoint to,
      CopyOptions options,
      TreeTally tally,
      @Nullable Extras extras,
      @Nullable TreeProgress progress) {
    this.sides = sides;
    this.from = from;
    this.to = to;
    this.options = options;
    this.tally = tally;
    this.extras = extras;
    this.progress = progress;
  }

  @Override
  public Optional<Entry> next() throws FileFailure {
    while (progress == null || !progress.mustStop()) {
      var pair = sides.next();
      if (pair.isEmpty()) {
        break;
      }
      var source = pair.get().from();
      if (source == null) {
        addExtra(pair.get());
      } else if (isPending(pair.get(), source)) {
        if (progress != null) {
          progress.begins(PathOrder.key(source));
        }
        return Optional.of(source);
      }
      if (progress != null) {
        progress.walked(PathOrder.key(pair.get().either()));
      }
    }
    return Optional.empty();
  }

  private void addExtra(TreePair pair) throws FileFailure {
    var there = pair.either();
    if (extras != null && !pair.otherType() && sides.takesPart(there)) {
      extras.add(there);
    }
  }

  private boolean isPending(TreePair pair, Entry source) throws FileFailure {
    if (!sides.takesPart(source)) {
      if (source.type() == EntryType.LINK) {
        tally.passedLink();
      }
      return false;
    }
    if (extras != null) {
      extras.sawSource();
    }
    var there = pair.to();
    if (source.isDirectory()) {
      return there == null && isMade(pair.fromHolds());
    }
    if (there == null) {
      if (extras != null) {
        extras.addMissing(source);
      }
      return true;
    }
    if (!isUpToDate(source, there)) {
      return true;
    }
    tally.unchanged();
    return false;
  }

  private boolean isMade(boolean holdsSome) {
    return extras != null
        ? TreeSides.isThere(to, holdsSome)
        : options.selection().emptyDirectories() && !holdsSome;
  }

  /** Only what the listings say for certain is passed over; the copy looks at the rest. */
  private boolean isUpToDate(Entry source, Entry there) throws FileFailure {
    if (!options.ifExists().compares()) {
      return false;
    }
    if (options.ifExists() == IfExists.NEWER) {
      return from.listsOriginalTimes()
          && to.listsOriginalTimes()
          && there.type() == EntryType.FILE
          && !FileComparison.isNewer(from, source, to, there);
    }
    return FileComparison.listingsSuffice(options.comparison(), from, to, source, there)
        && options.comparison().difference(source, there).isEmpty();
  }

  @Override
  public void close() {
    sides.close();
    to.close();
  }
}
