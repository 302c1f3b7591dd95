package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.ListedFiles;
import dev.smbridge.domain.copy.Selection;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.objects.ObjectStores;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.transfer.TreeFailures;
import java.util.Optional;

/** Deletes in a store of objects: one of them, or all that are below a key. */
final class ObjectDeletion {
  private final ObjectStores stores;

  ObjectDeletion(ObjectStores stores) {
    this.stores = stores;
  }

  Outcome delete(InStore location, Operation.Delete asked, OperationContext context)
      throws FileFailure {
    var store = stores.named(location.store());
    var key = location.key();
    if (key.key().isEmpty()) {
      throw new FileFailure(
          FailureKind.INVALID_PATH, "a bucket is not deleted: name an object or a prefix in it");
    }
    var entry =
        store
            .find(key, context.deadline())
            .orElseThrow(
                () -> new FileFailure(FailureKind.NOT_FOUND, "there is no such file or directory"));
    if (entry.isDirectory() && asked.only() == EntryType.FILE) {
      throw new FileFailure(
          FailureKind.IS_A_DIRECTORY, "it is a directory: delete it recursively, with rm -r");
    }
    if (!entry.isDirectory() && asked.only() == EntryType.DIRECTORY) {
      throw new FileFailure(FailureKind.NOT_A_DIRECTORY, "it is no directory");
    }
    if (entry.isDirectory() && asked.recursive()) {
      return deleteBelow(store, key, asked.selection(), context);
    }
    if (asked.selection().accepts(entry.at(key.name()), context.now())) {
      store.delete(key, context.deadline());
      context.observer().deleted(entry.at(key.key()));
    }
    return new Outcome.Done();
  }

  /** The observer gets each that cannot be deleted, and the rest goes. */
  private static Outcome deleteBelow(
      ObjectStore store, ObjectKey directory, Selection selection, OperationContext context) {
    var failures = new TreeFailures(context.observer());
    var deleted = 0L;
    FileFailure ended = null;
    try (var listing = chosen(store, directory, selection, failures, context)) {
      for (Optional<Entry> next = listing.next(); next.isPresent(); next = listing.next()) {
        var entry = next.get();
        if (selection.accepts(entry, context.now())
            && delete(store, directory.child(entry.path()), context, failures)) {
          deleted++;
          context.observer().deleted(entry.at(directory.child(entry.path()).key()));
        }
      }
      if (failures.count() == 0 && selection.takesAll()) {
        deleteMarkers(store, directory, context);
      }
    } catch (FileFailure e) {
      var effect = deleted > 0 ? Effect.PARTIAL : e.effect();
      ended = e.at(directory.key()).withEffect(effect);
    }
    return new Outcome.TreeDeleted(deleted, failures.count(), failures.first(), ended);
  }

  private static Listing chosen(
      ObjectStore store,
      ObjectKey directory,
      Selection selection,
      TreeFailures failures,
      OperationContext context)
      throws FileFailure {
    var listed = selection.listed();
    if (listed != null) {
      return new ListedFiles(
          path -> store.find(directory.child(path), context.deadline()), listed, failures::add);
    }
    var scope = ListingScope.of(true, false, failures::add).entering(selection.names()::enters);
    return store.list(directory, scope, context.deadline());
  }

  /** Whether it is gone by this; one that was gone already is no failure. */
  private static boolean delete(
      ObjectStore store, ObjectKey key, OperationContext context, TreeFailures failures)
      throws FileFailure {
    context.cannotBeRepeated();
    try {
      store.delete(key, context.deadline());
      return true;
    } catch (FileFailure failed) {
      switch (failed.kind()) {
        case NOT_FOUND -> {}
        case DEADLINE, UNREACHABLE, CONNECTION_LOST -> throw failed.at(key.key());
        default -> failures.add(failed.at(key.key()));
      }
      return false;
    }
  }

  /** Where objects came meanwhile, the directory stays, and so it is said. */
  private static void deleteMarkers(
      ObjectStore store, ObjectKey directory, OperationContext context) throws FileFailure {
    try {
      store.delete(directory.child(""), context.deadline());
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.NOT_FOUND) {
        throw e;
      }
    }
  }
}
