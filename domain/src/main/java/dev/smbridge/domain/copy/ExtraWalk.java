package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;

/** Finds what only a destination has, by walking both sides once more and copying nothing. */
record ExtraWalk(
    Location from,
    Location to,
    CopyOptions options,
    CopyEndpoints endpoints,
    OperationContext context) {
  /**
   * Walks to the end of both.
   *
   * @return what failed; where time ran out before the end, it has a {@link TreeSummary#next}
   */
  TreeSummary run(Extras extras) throws FileFailure {
    var tally = new TreeTally(context);
    var progress = new TreeProgress("", context.deadline());
    try (var source = endpoints.source(from, context);
        var destination = endpoints.destination(to, source, context);
        var files =
            new PendingFiles(
                sides(source, destination, tally),
                source,
                destination,
                options,
                tally,
                extras,
                progress)) {
      // What is not as it should be has changed since it was copied: that is for another run.
      var pending = files.next();
      while (pending.isPresent()) {
        pending = files.next();
      }
    }
    var summary = tally.summary("the rest was not walked");
    return progress.hasStopped() ? summary.continued(TreePart.FIRST) : summary;
  }

  private TreeSides sides(CopyEndpoint source, CopyEndpoint destination, TreeTally tally)
      throws FileFailure {
    var outage = new Outage(options.limits().retryFor(), context.deadline());
    return new TreeSides(
        source, destination, true, "", options.selection(), context.now(), outage, tally::failed);
  }
}
