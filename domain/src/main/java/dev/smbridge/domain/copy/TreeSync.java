package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a directory's contents like another's: copies what differs, makes directories, and, where
 * that is wanted, deletes at the end what only the destination has.
 *
 * <ul>
 *   <li>Nothing is deleted unless both walks came to their end and everything was copied.
 *   <li>What the selection leaves out is neither copied nor deleted.
 *   <li>Begun again after a crash, it does what is left.
 * </ul>
 */
public final class TreeSync {
  private static final TreeSummary NOTHING_COPIED = new TreeSummary(0, 0, 0, 0, List.of(), null);

  private final Location from;
  private final Location to;
  private final CopyOptions options;
  private final SyncDeletion deletion;
  private final CopyEndpoints endpoints;
  private final Leftovers leftovers;
  private final OperationContext context;

  public TreeSync(
      Location from,
      Location to,
      CopyOptions options,
      SyncDeletion deletion,
      CopyEndpoints endpoints,
      Leftovers leftovers,
      OperationContext context) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.deletion = deletion;
    this.endpoints = endpoints;
    this.leftovers = leftovers;
    this.context = context;
  }

  /**
   * Runs to the end of both trees.
   *
   * @param sessions how many sessions of one share can be open at once
   */
  public TreeSummary run(int sessions) throws FileFailure {
    var part = options.part();
    if (part != null && part.deleting()) {
      return deleteInPart(NOTHING_COPIED, part);
    }
    try (var extras = new Extras()) {
      var copy = new TreeCopy(from, to, options, endpoints, leftovers, context, extras);
      var copied = copy.run(sessions);
      if (copied.next() != null) {
        return copied.continued(after(part, copied));
      }
      var failed =
          copied.ended() != null || copied.failed() > 0 || (part != null && part.failedBefore());
      if (!deletion.wanted() || failed) {
        return copied;
      }
      // Of a tree that was copied in parts, what the first ones have found is gone with them.
      return part == null || part.isFirst()
          ? deleted(copied, extras)
          : deleteInPart(copied, new TreePart("", true, false));
    }
  }

  private static TreePart after(@Nullable TreePart part, TreeSummary copied) {
    var next = copied.next();
    var failed = copied.failed() > 0 || (part != null && part.failedBefore());
    return new TreePart(next == null ? "" : next.after(), false, failed);
  }

  private TreeSummary deleted(TreeSummary copied, Extras extras) throws FileFailure {
    var refusal = refusal(extras);
    return refusal == null
        ? copied.and(delete(extras))
        : copied.ended(refusal.withEffect(copied.files() > 0 ? Effect.PARTIAL : Effect.NONE));
  }

  /** Walks both sides again as a whole, for what only the destination has, and deletes that. */
  private TreeSummary deleteInPart(TreeSummary copied, TreePart part) throws FileFailure {
    try (var extras = new Extras()) {
      var walked = new ExtraWalk(from, to, options, endpoints, context).run(extras);
      if (walked.next() != null) {
        return asksAgain() ? copied.ended(tooShort()) : copied.continued(part);
      }
      if (walked.failed() > 0 || walked.ended() != null) {
        return copied.and(walked);
      }
      var summary = deleted(copied, extras);
      var ended = summary.ended();
      return ended != null && ended.kind() == FailureKind.DEADLINE && summary.deleted() > 0
          ? summary.ended(null).continued(part)
          : summary;
    }
  }

  /** Whether this part had all of its time to find what is to be deleted. */
  private boolean asksAgain() {
    var part = options.part();
    return part != null && part.deleting();
  }

  /** Another part would not come further. */
  private static FileFailure tooShort() {
    return new FileFailure(
        FailureKind.DEADLINE,
        "the time is too short to walk both sides as a whole, which is done before anything is"
            + " deleted: none was; give it more time, or make smaller directories alike");
  }

  private @Nullable FileFailure refusal(Extras extras) {
    var count = extras.entries().count();
    if (count > 0 && extras.sourceIsEmpty() && !deletion.fromEmptySource()) {
      return new FileFailure(
          FailureKind.INVALID_REQUEST,
          "the source has nothing, so that all "
              + count
              + " entries of the destination would be deleted: none was; ask for that by itself"
              + " where it is meant");
    }
    if (count > deletion.most()) {
      return new FileFailure(
          FailureKind.INVALID_REQUEST,
          count
              + " entries would be deleted, and at most "
              + deletion.most()
              + " may be: none was");
    }
    return null;
  }

  private TreeSummary delete(Extras extras) throws FileFailure {
    var tally = new TreeTally(context);
    var outage = new Outage(options.limits().retryFor(), context.deadline());
    try (var destination = endpoints.source(to, context)) {
      try {
        new ExtraDeletion(destination, options, tally, outage, context).run(extras);
      } catch (FileFailure failed) {
        tally.end(destination.explain(failed));
      }
    }
    return tally.summary("the rest was not deleted");
  }
}
