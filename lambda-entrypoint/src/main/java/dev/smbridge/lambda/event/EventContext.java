package dev.smbridge.lambda.event;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.Routes;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.TargetIdentity;
import java.util.Optional;

/** What events are read against: targets, routes, and who this function is. */
public record EventContext(Configuration configuration, String requestId, Identities identities) {
  /** What an event tells of may be gone by now; what appeared is copied exactly where it routes. */
  static final CopyOptions OF_EVENT = CopyOptions.DEFAULT.from(SourceConditions.OF_EVENT);

  /** The account that smbridge logs in with for a target. */
  public interface Identities {
    TargetIdentity of(ConfiguredTarget target) throws FileFailure;
  }

  Routes routes() {
    return new Routes(configuration);
  }

  /**
   * The route that takes something.
   *
   * @throws FileFailure {@code INVALID_REQUEST} where none does
   */
  static Routes.Copy required(Optional<Routes.Copy> route, String what) throws FileFailure {
    return route.orElseThrow(() ->
        new FileFailure(
                FailureKind.INVALID_REQUEST,
                "no route takes " + what + ": add one to the configuration's \"routes\"")
            .at(what));
  }

  /** The copy that a route asks for. */
  static Operation.Copy copy(Routes.Copy route, CopyOptions options) {
    return new Operation.Copy(route.from(), route.to(), options, route.terms().then());
  }
}
