package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;

/** What a bug looks like from outside: a failure with a kind, and its cause for whoever debugs. */
final class UnexpectedFailure {
  private UnexpectedFailure() {}

  static FileFailure of(RuntimeException bug) {
    return new FileFailure(
            FailureKind.OTHER,
            "something went wrong inside smbridge ("
                + bug.getClass().getSimpleName()
                + "): please report it with what was asked")
        .causedBy(bug);
  }
}
