package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.TargetResolution;
import dev.smbridge.domain.session.Connectors;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.RotatedSecrets;
import dev.smbridge.domain.share.ServerShares;
import dev.smbridge.domain.share.ShareName;
import java.util.Comparator;

/** Lists the shares of a server. */
final class ListSharesUseCase {
  private final TargetResolution resolution;
  private final RotatedSecrets secrets;
  private final Connectors connectors;

  ListSharesUseCase(TargetResolution resolution, Connectors connectors) {
    this.resolution = resolution;
    this.secrets = new RotatedSecrets(resolution);
    this.connectors = connectors;
  }

  Outcome perform(Operation.ListShares asked, OperationContext context) throws FileFailure {
    var shares = shares(asked, context);
    context.uses(shares.session());
    return new Outcome.Shares(
        shares.names().stream()
            .filter(share -> asked.hidden() || !share.hidden())
            .sorted(Comparator.comparing(ShareName::name))
            .toList());
  }

  private ServerShares shares(Operation.ListShares asked, OperationContext context)
      throws FileFailure {
    return secrets.logOn(
        asked.server(),
        () -> resolution.server(asked.server(), context.deadline()),
        found -> {
          try (found) {
            var server = found.target().server();
            return connectors.shares(server, found.credential(), context.deadline());
          }
        });
  }
}
