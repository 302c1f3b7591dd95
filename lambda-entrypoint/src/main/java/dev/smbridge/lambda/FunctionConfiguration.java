package dev.smbridge.lambda;

import dev.smbridge.domain.bootstrap.ConfigurationFinder;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.transfer.Deadline;

/** The function's targets and routes. */
record FunctionConfiguration(ConfigurationFinder finder) {
  Configuration fromEnvironment(Deadline deadline) throws FileFailure {
    return finder
        .fromEnvironment(deadline)
        .orElseThrow(() ->
            new FileFailure(
                FailureKind.INVALID_REQUEST,
                "the function is not configured: set SMBRIDGE_CONFIG or SMBRIDGE_SECRET_ID in"
                    + " its environment"));
  }
}
