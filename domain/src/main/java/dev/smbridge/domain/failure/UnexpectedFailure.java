package dev.smbridge.domain.failure;

/** What a bug looks like from outside: a failure with a kind, and its cause for debugging. */
public final class UnexpectedFailure {
  private UnexpectedFailure() {}

  public static FileFailure of(Throwable bug) {
    return new FileFailure(
            FailureKind.OTHER,
            "something went wrong inside smbridge ("
                + bug.getClass().getSimpleName()
                + "): please report it with what was asked")
        .causedBy(bug);
  }
}
