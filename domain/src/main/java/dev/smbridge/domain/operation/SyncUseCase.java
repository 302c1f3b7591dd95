package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyEndpoints;
import dev.smbridge.domain.copy.TreeSync;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;

/** Makes a directory's contents like another's. */
final class SyncUseCase {
  private final CopyEndpoints endpoints;
  private final Sessions sessions;
  private final Leftovers leftovers;

  SyncUseCase(CopyEndpoints endpoints, Sessions sessions, Leftovers leftovers) {
    this.endpoints = endpoints;
    this.sessions = sessions;
    this.leftovers = leftovers;
  }

  Outcome perform(Operation.Sync asked, OperationContext context) throws FileFailure {
    CopyEndpoints.requireWritable(asked.to());
    TreeLocations.requireApart(asked.from(), asked.to());
    var sync =
        new TreeSync(
            asked.from(),
            asked.to(),
            asked.options(),
            asked.deletion(),
            endpoints,
            leftovers,
            context);
    return new Outcome.TreeCopied(sync.run(sessions.most()));
  }
}
