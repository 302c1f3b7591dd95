package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Directories;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;

/** Makes a directory, with its parents where asked. */
final class MakeDirectoryUseCase {
  private final Sessions sessions;

  MakeDirectoryUseCase(Sessions sessions) {
    this.sessions = sessions;
  }

  Outcome perform(Operation.MakeDirectory asked, OperationContext context) throws FileFailure {
    var directory = asked.directory().path();
    directory.requireNew();
    return sessions.changing(
        asked.directory().target(),
        context,
        session -> {
          if (asked.createParents()) {
            Directories.makeAll(session.share(), directory);
          } else if (directory.isRoot()) {
            throw new FileFailure(FailureKind.ALREADY_EXISTS, "the target's root exists");
          } else {
            session.share().createDirectory(directory);
          }
          return new Outcome.Done();
        });
  }
}
