package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, over which session, and what came of it.
 *
 * @param session the session that was used last; null where none was opened
 * @param attempts how many sessions it took, from 1
 * @param notes what else there is to know of it, a sentence each
 */
public record Result(
    Operation operation,
    @Nullable SessionFacts session,
    Outcome outcome,
    int attempts,
    List<String> notes) {
  /** One with nothing more to know. */
  public Result(
      Operation operation, @Nullable SessionFacts session, Outcome outcome, int attempts) {
    this(operation, session, outcome, attempts, List.of());
  }

  /** Why it failed as a whole, or ended early; empty when it did neither. */
  public Optional<FileFailure> failure() {
    return switch (outcome) {
      case Outcome.Failed failed -> Optional.of(failed.failure());
      case Outcome.Probed probed -> Optional.ofNullable(probed.failure());
      case Outcome.Listed ignored -> Optional.empty();
      case Outcome.Streamed ignored -> Optional.empty();
      case Outcome.Found ignored -> Optional.empty();
      case Outcome.Content ignored -> Optional.empty();
      case Outcome.Stored ignored -> Optional.empty();
      case Outcome.SourceGone ignored -> Optional.empty();
      case Outcome.NotDeleted ignored -> Optional.empty();
      case Outcome.TreeCopied(var summary) -> Optional.ofNullable(summary.ended());
      case Outcome.Checked(var summary) -> Optional.ofNullable(summary.ended());
      case Outcome.TreeDeleted deleted -> Optional.ofNullable(deleted.ended());
      case Outcome.Done ignored -> Optional.empty();
      case Outcome.Shares ignored -> Optional.empty();
    };
  }

  /** Whether it went to its end, and some entries of a tree failed on the way. */
  public boolean isPartial() {
    return failure().isEmpty()
        && switch (outcome) {
          case Outcome.TreeCopied(var summary) -> summary.failed() > 0;
          case Outcome.Checked(var summary) -> summary.failed() > 0;
          case Outcome.Listed listed -> listed.failed() > 0;
          case Outcome.Streamed streamed -> streamed.failed() > 0;
          case Outcome.TreeDeleted deleted -> deleted.failed() > 0;
          default -> false;
        };
  }
}
