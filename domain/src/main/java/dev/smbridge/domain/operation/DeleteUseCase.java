package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyEndpoints;
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
import org.jspecify.annotations.Nullable;

/** Deletes a file, a link itself, or a directory; links are never followed. */
final class DeleteUseCase {
  /** How often in a row a connection may break before a single entry has been deleted. */
  private static final int MOST_FRUITLESS_RUNS = 3;

  private final Sessions sessions;
  private final ObjectDeletion objects;
  private final CopyDeletion copies;

  DeleteUseCase(Sessions sessions, ObjectStores stores) {
    this.sessions = sessions;
    this.objects = new ObjectDeletion(stores);
    this.copies = new CopyDeletion(new CopyEndpoints(sessions, stores));
  }

  Outcome perform(Operation.Delete asked, OperationContext context) throws FileFailure {
    var source = asked.copyOf();
    if (source != null) {
      return copies.delete(asked.path(), source, context);
    }
    return switch (asked.path()) {
      case OnShare place -> delete(asked, place, context);
      case Location.InStore inStore -> objects.delete(inStore, asked, context);
    };
  }

  private Outcome delete(Operation.Delete asked, OnShare place, OperationContext context)
      throws FileFailure {
    var path = place.path();
    var isTree =
        sessions.changing(
            place.target(),
            context,
            session -> {
              if (path.isRoot()) {
                throw new FileFailure(FailureKind.INVALID_PATH, "a target's root is not deleted");
              }
              var entry = session.share().stat(path);
              requireType(entry, asked, place);
              if (entry.isDirectory() && asked.recursive()) {
                return true;
              }
              if (asked.selection().accepts(entry.at(path.name()), context.now())) {
                new Removal(session.share(), asked.force()).delete(path, entry);
                context.observer().deleted(entry.at(path.text()));
              }
              return false;
            });
    return isTree ? deleteTree(asked, place, context) : new Outcome.Done();
  }

  private static void requireType(Entry entry, Operation.Delete asked, OnShare place)
      throws FileFailure {
    if (asked.only() == EntryType.FILE && entry.isDirectory()) {
      throw new FileFailure(
          FailureKind.IS_A_DIRECTORY, "it is a directory: delete it recursively, or with rmdir");
    }
    if (asked.only() == EntryType.DIRECTORY && !entry.isDirectory()) {
      throw new FileFailure(FailureKind.NOT_A_DIRECTORY, "it is no directory");
    }
    if (place.directory() && !entry.isDirectory()) {
      throw new FileFailure(
          FailureKind.NOT_A_DIRECTORY, "it ends in / as a directory does, and is none");
    }
  }

  private Outcome deleteTree(Operation.Delete asked, OnShare place, OperationContext context) {
    var failures = new TreeFailures(context.observer());
    var listed = asked.selection().listed();
    var deletion =
        listed == null
            ? new TreeDeletion(place.path(), asked, failures, context)
            : new ListedDeletion(place.path(), listed, asked, failures, context);
    FileFailure ended = null;
    try {
      deleteRepeating(deletion, place, new Outage(asked.retryFor(), context.deadline()), context);
    } catch (FileFailure e) {
      var effect = deletion.deleted() > 0 ? Effect.PARTIAL : e.effect();
      ended = e.at(place.path().text()).withEffect(effect);
    }
    return new Outcome.TreeDeleted(deletion.deleted(), failures.count(), failures.first(), ended);
  }

  /** Where the connection breaks, what is left is deleted once the server answers again. */
  private void deleteRepeating(
      ShareDeletion deletion, OnShare place, Outage outage, OperationContext context)
      throws FileFailure {
    var fruitless = 0;
    for (var lost = run(deletion, place, context); lost != null; ) {
      outage.outlast(
          lost,
          () -> {
            var _ =
                sessions.on(
                    place.target(), context, session -> Lookup.find(session.share(), place.path()));
          });
      var before = deletion.deleted();
      lost = run(deletion, place, context);
      fruitless = deletion.deleted() > before ? 0 : fruitless + 1;
      if (lost != null && fruitless == MOST_FRUITLESS_RUNS) {
        throw lost;
      }
    }
  }

  /** The failure that showed that the server is gone; null where all of the tree was seen. */
  private @Nullable FileFailure run(ShareDeletion deletion, OnShare place, OperationContext context)
      throws FileFailure {
    try {
      var _ =
          sessions.on(
              place.target(),
              context,
              session -> {
                deletion.run(session.share());
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
