package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyEndpoint;
import dev.smbridge.domain.copy.CopyEndpoints;
import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.SourceConditions;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Then;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.transfer.Version;

/**
 * What happens to a source that was copied and checked. It is only ever done to the content that
 * was copied: where the source changed meanwhile it stays, and the failure {@code CHANGED} has the
 * new content copied by a repetition. A crash in between leaves the source, or two copies of it.
 */
final class SourceDisposal {
  private final CopyUseCase copies;

  SourceDisposal(CopyUseCase copies) {
    this.copies = copies;
  }

  /** Insists, before anything is copied, that the source may be deleted. */
  static void requirePossible(Operation.Copy asked) throws FileFailure {
    if (!(asked.then() instanceof Then.Keep)) {
      CopyEndpoints.requireWritable(asked.from());
    }
  }

  /**
   * Disposes of the source.
   *
   * @param from the source, still open
   * @param copied which content of it landed
   */
  void perform(Operation.Copy asked, CopyEndpoint from, Version copied, OperationContext context)
      throws FileFailure {
    try {
      switch (asked.then()) {
        case Then.Keep _ -> {}
        case Then.Delete _ -> from.delete(copied);
        case Then.Move(var to) -> move(asked.from(), to, copied, context);
      }
    } catch (FileFailure failed) {
      throw failed
          .at(from.shown())
          .withMessage("it was copied, and its source was not removed: " + failed.message());
    }
  }

  private void move(Location from, Location to, Version copied, OperationContext context)
      throws FileFailure {
    var conditions = SourceConditions.NONE.only(copied::equals);
    var _ =
        copies.perform(
            new Operation.Copy(from, to, CopyOptions.DEFAULT.from(conditions), new Then.Delete()),
            context);
  }
}
