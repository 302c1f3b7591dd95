package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.TargetResolution;
import dev.smbridge.domain.session.Connectors;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.share.ShareName;
import java.util.Comparator;

/** Lists the shares of a server. */
final class ListSharesUseCase {
  private final TargetResolution resolution;
  private final Connectors connectors;

  ListSharesUseCase(TargetResolution resolution, Connectors connectors) {
    this.resolution = resolution;
    this.connectors = connectors;
  }

  Outcome perform(Operation.ListShares asked, OperationContext context) throws FileFailure {
    var resolved = resolution.server(asked.server(), context.deadline());
    var server = resolved.target().server();
    var shares =
        connectors.meeting(server).shares(server, resolved.credential(), context.deadline());
    context.uses(shares.session());
    return new Outcome.Shares(
        shares.names().stream()
            .filter(share -> asked.hidden() || !share.hidden())
            .sorted(Comparator.comparing(ShareName::name))
            .toList());
  }
}
