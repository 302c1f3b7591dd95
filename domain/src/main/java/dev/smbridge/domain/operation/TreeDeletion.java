package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.copy.TreeWalk;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.transfer.TreeFailures;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a directory with all that is in it, as far as the account may: an entry that cannot be
 * deleted is a failure of its own, and the rest goes. Links are deleted and not followed. One
 * listing is open for each level, and memory does not grow with the number of entries. What the
 * selection leaves out stays, and so do the directories then, but for those that hold nothing.
 */
final class TreeDeletion implements ShareDeletion {
  /** How often a directory is listed again while others put new entries into it. */
  private static final int MOST_ROUNDS = 10;

  private final TreeFailures failures;
  private final boolean force;
  private final SharePath top;
  private final Selection selection;
  private final OperationContext context;
  private long deleted;

  /**
   * Deletes at most until the deadline.
   *
   * @param failures gets each entry that cannot be deleted
   */
  TreeDeletion(
      SharePath top, Operation.Delete asked, TreeFailures failures, OperationContext context) {
    this.top = top;
    this.selection = asked.selection();
    this.force = asked.force();
    this.failures = failures;
    this.context = context;
  }

  @Override
  public long deleted() {
    return deleted;
  }

  /** One listing of a directory, from its beginning to its end. */
  private static final class Round {
    private final SharePath directory;
    private boolean keepsSome;
    private boolean removedSome;
    private String notFound = "";
    private @Nullable FileFailure unlisted;

    Round(SharePath directory) {
      this.directory = directory;
    }
  }

  /** What failed in an earlier run is tried again. */
  @Override
  public void run(Share share) throws FileFailure {
    failures.clear();
    // Whether the top is read-only was not asked: where it is forced, the attribute goes anyway.
    var itself = new Entry(top.name(), EntryType.DIRECTORY, 0, Instant.EPOCH, force);
    var _ = removesAll(share, top, itself);
  }

  /** Whether the directory is gone; otherwise what is in the way has been reported. */
  private boolean removesAll(Share share, SharePath directory, Entry itself) throws FileFailure {
    for (var rounds = 1; ; rounds++) {
      var round = new Round(directory);
      deleteEntries(share, round);
      if (round.keepsSome || stays(directory)) {
        return false;
      }
      // What cannot be listed may be empty, or a link by now, and is tried all the same.
      var refusal = delete(share, directory, itself);
      if (refusal == null || refusal.kind() == FailureKind.NOT_FOUND) {
        return true;
      }
      var changed = refusal.kind() == FailureKind.DIRECTORY_NOT_EMPTY && round.removedSome;
      if (!changed || rounds == MOST_ROUNDS) {
        failures.add(explained(refusal, round).at(directory.text()));
        return false;
      }
    }
  }

  /** Whether a directory is not to be deleted, though it may be empty. */
  private boolean stays(SharePath directory) {
    return !selection.takesAll() && (!selection.emptyDirectories() || directory.equals(top));
  }

  private void deleteEntries(Share share, Round round) throws FileFailure {
    Listing opened;
    try {
      opened = share.list(round.directory, "*");
    } catch (FileFailure failed) {
      round.unlisted = unlessLost(failed, round.directory.text());
      return;
    }
    try (var listing = opened) {
      for (var entry = next(listing, round); entry.isPresent(); entry = next(listing, round)) {
        requireTime(round.directory);
        deleteEntry(share, entry.get(), round);
      }
    }
  }

  private static Optional<Entry> next(Listing listing, Round round) throws FileFailure {
    try {
      return listing.next();
    } catch (FileFailure failed) {
      round.unlisted = unlessLost(failed, round.directory.text());
      return Optional.empty();
    }
  }

  private void deleteEntry(Share share, Entry entry, Round round) throws FileFailure {
    SharePath child;
    try {
      child = child(round.directory, entry);
    } catch (FileFailure e) {
      failures.add(e.at(entry.under(round.directory.text()).path()));
      round.keepsSome = true;
      return;
    }
    if (!takesPart(child, entry)) {
      round.keepsSome = true;
      return;
    }
    if (entry.isDirectory()) {
      var gone = removesAll(share, child, entry);
      round.removedSome |= gone;
      round.keepsSome |= !gone;
      return;
    }
    var refusal = delete(share, child, entry);
    if (refusal == null) {
      round.removedSome = true;
    } else if (refusal.kind() == FailureKind.NOT_FOUND) {
      round.notFound = entry.name();
    } else {
      failures.add(refusal.at(child.text()));
      round.keepsSome = true;
    }
  }

  private boolean takesPart(SharePath path, Entry entry) {
    if (selection.takesAll()) {
      return true;
    }
    var relative = entry.at(path.below(top).text());
    return entry.isDirectory()
        ? selection.names().enters(relative.path())
        : selection.accepts(relative, context.now());
  }

  private static SharePath child(SharePath directory, Entry entry) throws FileFailure {
    if (!TreeWalk.isName(entry.path())) {
      throw TreeWalk.noName();
    }
    return directory.existingChild(entry.name());
  }

  /** Why it was not deleted; null where it was. */
  private @Nullable FileFailure delete(Share share, SharePath path, Entry entry)
      throws FileFailure {
    try {
      new Removal(share, force).delete(path, entry);
      deleted++;
      context.observer().deleted(entry.at(path.text()));
      return null;
    } catch (FileFailure failed) {
      return unlessLost(failed, path.text());
    }
  }

  private static FileFailure explained(FileFailure refusal, Round round) {
    if (round.unlisted != null) {
      return round.unlisted;
    }
    if (refusal.kind() != FailureKind.DIRECTORY_NOT_EMPTY) {
      return refusal;
    }
    if (round.removedSome) {
      return refusal.withMessage("it is not empty: new entries kept coming while it was deleted");
    }
    return refusal.withMessage(
        round.notFound.isEmpty()
            ? "it is not empty, and what is left in it is not shown to this account"
            : "it is not empty: it lists \"" + round.notFound + "\", which is not found");
  }

  /** A failure of the connection ends all of it, rather than being one of an entry. */
  private static FileFailure unlessLost(FileFailure failed, String path) throws FileFailure {
    if (Outage.causes(failed)) {
      throw failed.at(path);
    }
    return failed;
  }

  private void requireTime(SharePath directory) throws FileFailure {
    if (Thread.currentThread().isInterrupted()) {
      throw new FileFailure(FailureKind.OTHER, "the deletion was interrupted").at(directory.text());
    }
    if (context.deadline().passed()) {
      throw new FileFailure(FailureKind.DEADLINE, "the time for this operation is over")
          .at(directory.text());
    }
  }
}
