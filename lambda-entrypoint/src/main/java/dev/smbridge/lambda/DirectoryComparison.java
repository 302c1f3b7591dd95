package dev.smbridge.lambda;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.failure.Subject;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import dev.smbridge.domain.operation.Outcome;
import dev.smbridge.domain.operation.Result;
import dev.smbridge.lambda.event.ChangedDirectory;
import java.util.ArrayList;
import java.util.List;

/** Finds what is to be copied of a directory in which something changed. */
final class DirectoryComparison {
  /** Carries out an operation. */
  interface Performing {
    Result perform(Operation operation) throws FileFailure;
  }

  private final Performing performing;

  DirectoryComparison(Performing performing) {
    this.performing = performing;
  }

  /** None where the directory is gone, or was none. */
  List<Operation.Copy> copies(ChangedDirectory directory) throws FileFailure {
    var here = entries(directory.source());
    return here.isEmpty() ? List.of() : directory.copies(here, entries(directory.destination()));
  }

  /** A share or a bucket that is missing says nothing of a directory in it. */
  private static boolean isNone(FileFailure failure) {
    return failure.kind() == FailureKind.NOT_A_DIRECTORY
        || (failure.kind() == FailureKind.NOT_FOUND
            && (failure.subject() == Subject.ENTRY || failure.subject() == Subject.PARENT));
  }

  private List<Entry> entries(Location directory) throws FileFailure {
    var entries = new ArrayList<Entry>();
    String after = null;
    do {
      var result = performing.perform(ChangedDirectory.list(directory, after));
      var failure = result.failure().orElse(null);
      if (failure != null) {
        if (isNone(failure)) {
          return entries;
        }
        throw failure;
      }
      if (!(result.outcome() instanceof Outcome.Listed listed)) {
        throw new IllegalStateException("a listing listed nothing");
      }
      entries.addAll(listed.entries());
      after = listed.nextToken();
      if (entries.size() > ChangedDirectory.MOST_ENTRIES) {
        throw new FileFailure(
            FailureKind.UNSUPPORTED,
            "the directory has more than "
                + ChangedDirectory.MOST_ENTRIES
                + " entries, too many to look at after each change: copy it by a schedule");
      }
    } while (after != null);
    return entries;
  }
}
