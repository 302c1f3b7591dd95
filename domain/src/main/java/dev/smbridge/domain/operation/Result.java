package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.SessionFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, over which session, and what came of it.
 *
 * @param session the session that was used last; null where none was opened
 * @param attempts how many sessions it took, from 1
 */
public record Result(
    Operation operation, @Nullable SessionFacts session, Outcome outcome, int attempts) {
  /** Why it failed, as a whole; empty when it did not. */
  public Optional<FileFailure> failure() {
    return switch (outcome) {
      case Outcome.Failed failed -> Optional.of(failed.failure());
      case Outcome.Probed probed -> Optional.ofNullable(probed.failure());
      case Outcome.Listed ignored -> Optional.empty();
      case Outcome.Streamed ignored -> Optional.empty();
      case Outcome.Found ignored -> Optional.empty();
      case Outcome.Content ignored -> Optional.empty();
      case Outcome.Stored ignored -> Optional.empty();
      case Outcome.TreeCopied ignored -> Optional.empty();
      case Outcome.Done ignored -> Optional.empty();
      case Outcome.Shares ignored -> Optional.empty();
    };
  }
}
