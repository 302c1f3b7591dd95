package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;
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
    try (var extras = new Extras()) {
      var copy = new TreeCopy(from, to, options, endpoints, leftovers, context, extras);
      var copied = copy.run(sessions);
      if (!deletion.wanted() || copied.ended() != null || copied.failed() > 0) {
        return copied;
      }
      var refusal = refusal(extras);
      if (refusal != null) {
        return copied.ended(refusal.withEffect(copied.files() > 0 ? Effect.PARTIAL : Effect.NONE));
      }
      return copied.and(delete(extras));
    }
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
