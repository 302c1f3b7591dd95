package dev.smbridge.adapter.s3;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.entry.EntryType;
import dev.smbridge.domain.entry.Listing;
import dev.smbridge.domain.entry.ListingScope;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.ObjectStore;
import dev.smbridge.domain.objects.StoreCapabilities;
import dev.smbridge.domain.transfer.Content;
import dev.smbridge.domain.transfer.Deadline;
import dev.smbridge.domain.transfer.Draft;
import dev.smbridge.domain.transfer.IfExists;
import dev.smbridge.domain.transfer.Version;
import java.util.Optional;

/**
 * Objects in a bucket. S3 has no directories: one is where keys go on behind a {@code /}. Keys that
 * end in {@code /} are the markers that consoles make for empty directories, and are never objects
 * here.
 */
final class S3ObjectStore implements ObjectStore {
  private static final ListingScope EVERYTHING = ListingScope.of(true, true, ignored -> {});

  private final S3Service service;

  S3ObjectStore(S3Service service) {
    this.service = service;
  }

  @Override
  public void prepare() {
    Rehearsal.perform();
    service.prepare();
  }

  /** A listing has the time at which an object came to S3; its metadata may have another. */
  @Override
  public StoreCapabilities capabilities() {
    return new StoreCapabilities(false, false);
  }

  @Override
  public Optional<Entry> findOriginal(ObjectKey key, Deadline deadline) throws FileFailure {
    if (namesObject(key)) {
      var opened = S3Lookup.find(service, key, deadline);
      if (opened.isPresent()) {
        var size = opened.get().version().sizeBytes();
        return Optional.of(new Entry(key.name(), EntryType.FILE, size, opened.get().original()));
      }
    }
    return find(key, deadline).filter(Entry::isDirectory);
  }

  @Override
  public Optional<Entry> find(ObjectKey key, Deadline deadline) throws FileFailure {
    if (namesObject(key)) {
      var opened = S3Lookup.find(service, key, deadline);
      if (opened.isPresent()) {
        var object = opened.get().version();
        return Optional.of(
            new Entry(key.name(), EntryType.FILE, object.sizeBytes(), object.modified()));
      }
    }
    return hasBelow(key, deadline)
        ? Optional.of(new Entry(key.name(), EntryType.DIRECTORY, 0, Entry.NO_TIME))
        : Optional.empty();
  }

  @Override
  public Listing list(ObjectKey directory, ListingScope scope, Deadline deadline)
      throws FileFailure {
    if (directory.container().isEmpty()) {
      return buckets(scope.recursive(), deadline);
    }
    var listing = new S3Listing(service, directory, scope, deadline);
    if (!listing.begin()) {
      throw namesObject(directory) && S3Lookup.find(service, directory, deadline).isPresent()
          ? new FileFailure(FailureKind.NOT_A_DIRECTORY, "this is an object, not a directory")
          : new FileFailure(
              FailureKind.NOT_FOUND, "there is no object below this key, nor one of that name");
    }
    return listing;
  }

  @Override
  public Content open(ObjectKey key, Deadline deadline) throws FileFailure {
    if (namesObject(key)) {
      var opened = S3Content.open(service, key, deadline);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
    throw hasBelow(key, deadline)
        ? isDirectory()
        : new FileFailure(FailureKind.NOT_FOUND, "there is no such object");
  }

  /** An object may be beside what lies below its key, so nothing is looked at: S3 will judge. */
  @Override
  public Draft create(ObjectKey key, long expectedBytes, IfExists ifExists, Deadline deadline)
      throws FileFailure {
    if (!namesObject(key)) {
      throw isDirectory();
    }
    deadline.nextWait();
    return new S3Draft(service, key, expectedBytes, ifExists == IfExists.FAIL, deadline);
  }

  /** An empty object marks it, as consoles and other programs do. */
  @Override
  public void makeDirectory(ObjectKey directory, Deadline deadline) throws FileFailure {
    if (directory.key().isEmpty()) {
      return;
    }
    try (var draft = new S3Draft(service, directory.child(""), 0, false, deadline)) {
      draft.publish(0);
    }
  }

  private Listing buckets(boolean recursive, Deadline deadline) throws FileFailure {
    deadline.nextWait();
    if (recursive) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST, "all buckets are listed on one level only: name a bucket");
    }
    return new S3Buckets(service, deadline);
  }

  @Override
  public void delete(ObjectKey key, Deadline deadline) throws FileFailure {
    var deletion = new S3Deletion(service, deadline);
    if (namesObject(key) && S3Lookup.find(service, key, deadline).isPresent()) {
      deletion.object(key);
    } else {
      deletion.markers(key);
    }
  }

  @Override
  public void delete(ObjectKey key, Version version, Deadline deadline) throws FileFailure {
    new S3Deletion(service, deadline).object(key, version);
  }

  private static boolean namesObject(ObjectKey key) {
    return !key.key().isEmpty() && !key.key().endsWith("/");
  }

  private static FileFailure isDirectory() {
    return new FileFailure(
        FailureKind.IS_A_DIRECTORY, "other objects lie below this key: name one of them");
  }

  /** The bucket itself is there even when it is empty. */
  private boolean hasBelow(ObjectKey key, Deadline deadline) throws FileFailure {
    return new S3Listing(service, key, EVERYTHING, deadline).peek() || key.key().isEmpty();
  }
}
