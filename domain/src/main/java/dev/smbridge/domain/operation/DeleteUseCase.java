package dev.smbridge.domain.operation;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.ObjectStores;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.transfer.TreeFailures;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Deletes a file, a link itself, or a directory; links are never followed. */
final class DeleteUseCase {
  /** How often in a row a connection may break before a single entry has been deleted. */
  private static final int MOST_FRUITLESS_RUNS = 3;

  private record Deletion(
      OnShare path,
      boolean recursive,
      @Nullable EntryType only,
      boolean force,
      Duration retryFor) {}

  private final Sessions sessions;
  private final ObjectDeletion objects;

  DeleteUseCase(Sessions sessions, ObjectStores stores) {
    this.sessions = sessions;
    this.objects = new ObjectDeletion(stores);
  }

  Outcome perform(Operation.Delete asked, OperationContext context) throws FileFailure {
    return switch (asked.path()) {
      case OnShare path ->
          delete(
              new Deletion(path, asked.recursive(), asked.only(), asked.force(), asked.retryFor()),
              context);
      case Location.InStore inStore -> objects.delete(inStore, asked, context);
    };
  }

  private Outcome delete(Deletion asked, OperationContext context) throws FileFailure {
    var path = asked.path().path();
    var isTree =
        sessions.changing(
            asked.path().target(),
            context,
            session -> {
              if (path.isRoot()) {
                throw new FileFailure(FailureKind.INVALID_PATH, "a target's root is not deleted");
              }
              var entry = session.share().stat(path);
              requireType(entry, asked);
              if (entry.isDirectory() && asked.recursive()) {
                return true;
              }
              new Removal(session.share(), asked.force()).delete(path, entry);
              return false;
            });
    return isTree ? deleteTree(asked, context) : new Outcome.Done();
  }

  private static void requireType(Entry entry, Deletion asked) throws FileFailure {
    if (asked.only() == EntryType.FILE && entry.isDirectory()) {
      throw new FileFailure(
          FailureKind.IS_A_DIRECTORY, "it is a directory: delete it recursively, or with rmdir");
    }
    if (asked.only() == EntryType.DIRECTORY && !entry.isDirectory()) {
      throw new FileFailure(FailureKind.NOT_A_DIRECTORY, "it is no directory");
    }
    if (asked.path().directory() && !entry.isDirectory()) {
      throw new FileFailure(
          FailureKind.NOT_A_DIRECTORY, "it ends in / as a directory does, and is none");
    }
  }

  private Outcome deleteTree(Deletion asked, OperationContext context) {
    var failures = new TreeFailures(context.observer());
    var deletion = new TreeDeletion(context.deadline(), failures, asked.force());
    FileFailure ended = null;
    try {
      deleteRepeating(deletion, asked, context);
    } catch (FileFailure e) {
      var effect = deletion.deleted() > 0 ? Effect.PARTIAL : e.effect();
      ended = e.at(asked.path().path().text()).withEffect(effect);
    }
    return new Outcome.TreeDeleted(deletion.deleted(), failures.count(), failures.first(), ended);
  }

  /** Where the connection breaks, what is left is deleted once the server answers again. */
  private void deleteRepeating(TreeDeletion deletion, Deletion asked, OperationContext context)
      throws FileFailure {
    var path = asked.path().path();
    var outage = new Outage(asked.retryFor(), context.deadline());
    var fruitless = 0;
    for (var lost = run(deletion, asked, context); lost != null; ) {
      outage.outlast(
          lost,
          () -> {
            var _ =
                sessions.on(
                    asked.path().target(), context, session -> Lookup.find(session.share(), path));
          });
      var before = deletion.deleted();
      lost = run(deletion, asked, context);
      fruitless = deletion.deleted() > before ? 0 : fruitless + 1;
      if (lost != null && fruitless == MOST_FRUITLESS_RUNS) {
        throw lost;
      }
    }
  }

  /** The failure that showed that the server is gone; null where all of the tree was seen. */
  private @Nullable FileFailure run(TreeDeletion deletion, Deletion asked, OperationContext context)
      throws FileFailure {
    try {
      var _ =
          sessions.on(
              asked.path().target(),
              context,
              session -> {
                deletion.run(session.share(), asked.path().path());
                return session;
              });
      return null;
    } catch (FileFailure failed) {
      if (!Outage.causes(failed) || context.deadline().passed()) {
        throw failed;
      }
      return failed;
    }
  }
}
