package dev.smbridge.domain.copy;

import dev.smbridge.domain.comparison.ImpliedDirectories;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.session.Leftovers;
import dev.smbridge.domain.session.Outage;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An end of a copy in a store of objects, which keeps nothing open. */
public record StoreEndpoint(ObjectStore store, ObjectKey key, Deadline deadline)
    implements CopyEndpoint {
  @Override
  public Optional<Entry> look() throws FileFailure {
    return store.find(key, deadline);
  }

  @Override
  public Entry existing() throws FileFailure {
    return look()
        .orElseThrow(() ->
            new FileFailure(FailureKind.NOT_FOUND, "there is no such file or directory")
                .at(shown()));
  }

  /** A look at an object of a missing bucket fails: where it finds nothing, the bucket is there. */
  @Override
  public boolean rootExists() {
    return true;
  }

  @Override
  public boolean isSameFile(CopyEndpoint other) {
    return other instanceof StoreEndpoint(var otherStore, var otherKey, var _)
        && otherStore.equals(store)
        && otherKey.equals(key);
  }

  @Override
  public Content open(boolean settled) throws FileFailure {
    return store.open(key, deadline);
  }

  @Override
  public Draft create(long expectedBytes, CopyOptions options, Optional<Entry> there)
      throws FileFailure {
    var taken = options.ifExists().replaces() ? IfExists.REPLACE : IfExists.FAIL;
    return store.create(key, expectedBytes, taken, deadline);
  }

  @Override
  public void delete(@Nullable Version copied) throws FileFailure {
    if (copied == null) {
      store.delete(key, deadline);
    } else {
      store.delete(key, copied, deadline);
    }
  }

  @Override
  public Listing below(ListingScope scope, Outage outage) throws FileFailure {
    return store.list(key, scope, deadline);
  }

  @Override
  public Listing belowInOrder(ListingScope scope, Outage outage) throws FileFailure {
    var walk = store.list(key, scope.ordered(), deadline);
    return keepsDirectories() ? walk : new ImpliedDirectories(walk);
  }

  @Override
  public boolean keepsDirectories() {
    return store.capabilities().keepsDirectories();
  }

  @Override
  public boolean listsOriginalTimes() {
    return store.capabilities().listsOriginalTimes();
  }

  @Override
  public Entry original(Entry there) throws FileFailure {
    return listsOriginalTimes() || there.isDirectory()
        ? there
        : store
            .findOriginal(key, deadline)
            .map(found -> found.at(there.path()))
            .orElseThrow(() -> new FileFailure(FailureKind.CHANGED, "it went away meanwhile"));
  }

  @Override
  public void remove(Entry there, boolean force) throws FileFailure {
    store.delete(there.isDirectory() ? key.child("") : key, deadline);
  }

  @Override
  public void makeDirectory() throws FileFailure {
    store.makeDirectory(key, deadline);
  }

  @Override
  public CopyEndpoint below(String relative) throws FileFailure {
    if (key.container().isEmpty()) {
      requireInFolder(relative);
    }
    return new StoreEndpoint(store, key.child(relative), deadline);
  }

  /** A key of S3 may hold what leads out of a local folder, or to a file of another key. */
  private static void requireInFolder(String relative) throws FileFailure {
    for (var name : relative.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new FileFailure(
            FailureKind.INVALID_PATH,
            "no local file can have that name: it has a segment \"" + name + "\"");
      }
    }
  }

  @Override
  public void requireLasting() {}

  @Override
  public void sweep(Leftovers leftovers) {}

  @Override
  public FileFailure explain(FileFailure failed) {
    return failed;
  }

  @Override
  public void close() {}

  @Override
  public String name() {
    return key.name();
  }

  @Override
  public String shown() {
    return key.key();
  }
}
