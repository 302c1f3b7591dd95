package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyOptions;
import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Verify;

/**
 * Moves a file to where it cannot be renamed: another share, S3, the local disk. It is copied and
 * checked, looked at again, and deleted. A crash in between leaves both.
 *
 * <p>Nothing is replaced: two names can lead to one file, which would be copied onto itself and
 * then deleted.
 */
final class MoveByCopying {
  private final StatUseCase stat;
  private final CopyUseCase copy;
  private final DeleteUseCase delete;

  MoveByCopying(StatUseCase stat, CopyUseCase copy, DeleteUseCase delete) {
    this.stat = stat;
    this.copy = copy;
    this.delete = delete;
  }

  Outcome perform(Operation.Move asked, OperationContext context) throws FileFailure {
    requireMovable(asked);
    var before = look(asked.from(), context);
    if (before.type() != EntryType.FILE) {
      throw new FileFailure(
          before.isDirectory() ? FailureKind.IS_A_DIRECTORY : FailureKind.UNSUPPORTED,
          "only files move to another place: copy it there recursively, then delete it");
    }
    var copied = copied(asked, context);
    if (copied instanceof Outcome.Stored(var _, var skipped) && !skipped) {
      context.cannotBeRepeated();
      delete(asked.from(), before, context);
    }
    return copied;
  }

  private static void requireMovable(Operation.Move asked) throws FileFailure {
    switch (asked.from()) {
      case Location.OnShare onShare -> onShare.target().policy().requireWritable();
      case Location.InStore inStore -> {
        if (inStore.equals(Location.InStore.STANDARD_STREAM)) {
          throw new FileFailure(
              FailureKind.INVALID_REQUEST, "standard input is not moved: store it with put");
        }
      }
    }
    if (asked.to().equals(Location.InStore.STANDARD_STREAM)) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "nothing is moved to standard output: show it with cat");
    }
  }

  private Outcome copied(Operation.Move asked, OperationContext context) throws FileFailure {
    var ifExists = asked.ifExists() == IfExists.SKIP ? IfExists.SKIP : IfExists.FAIL;
    var exactly =
        new CopyOptions(ifExists, Verify.SIZE, true, false, false, false, NameFilter.ALL, 1);
    var options = asked.intoExistingDirectory() ? exactly.intoDirectories() : exactly;
    try {
      return copy.perform(new Operation.Copy(asked.from(), asked.to(), options), context);
    } catch (FileFailure failed) {
      throw failed.kind() == FailureKind.ALREADY_EXISTS && asked.ifExists() == IfExists.REPLACE
          ? failed.withMessage(
              "a move by copying replaces nothing, for both names might lead to one file: delete"
                  + " what is there first")
          : failed;
    }
  }

  private Entry look(Location location, OperationContext context) throws FileFailure {
    if (stat.perform(new Operation.Stat(location), context) instanceof Outcome.Found(var entry)) {
      return entry;
    }
    throw new IllegalStateException("a look found neither an entry nor a failure");
  }

  private void delete(Location source, Entry before, OperationContext context) throws FileFailure {
    try {
      if (!look(source, context).equals(before)) {
        throw new FileFailure(FailureKind.CHANGED, "it changed meanwhile");
      }
      var _ = delete.perform(new Operation.Delete(source, false, EntryType.FILE), context);
    } catch (FileFailure failed) {
      throw failed.withMessage(
          "it was copied, and the source was not deleted: " + failed.message());
    }
  }
}
