package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyEndpoints;
import dev.smbridge.domain.copy.TreeCheck;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;

/** Compares two directories. */
record CheckUseCase(CopyEndpoints endpoints, Sessions sessions) {
  Outcome perform(Operation.Check asked, OperationContext context) throws FileFailure {
    TreeLocations.requireNoStream(asked.from(), asked.to());
    var check = new TreeCheck(asked.from(), asked.to(), asked.options(), endpoints, context);
    return new Outcome.Checked(check.run(sessions.most()));
  }
}
