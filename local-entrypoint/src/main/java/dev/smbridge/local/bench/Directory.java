package dev.smbridge.local.bench;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.operation.Operation;

/** A directory on a share, or a prefix in a bucket, that is measured. */
record Directory(Location location) {
  Directory child(String name) throws FileFailure {
    return new Directory(
        switch (location) {
          case OnShare(var target, var path, var _) -> new OnShare(target, path.child(name), true);
          case InStore(var store, var key, var _) -> new InStore(store, key.child(name), true);
        });
  }

  /** A file in it, or a directory whose contents are meant. */
  Location file(String name) throws FileFailure {
    return switch (location) {
      case OnShare(var target, var path, var _) -> new OnShare(target, path.child(name), false);
      case InStore(var store, var key, var _) -> new InStore(store, key.child(name), false);
    };
  }

  String name() {
    return switch (location) {
      case OnShare onShare -> onShare.path().name();
      case InStore inStore -> inStore.key().name();
    };
  }

  /** Makes it where directories have to be made. */
  void make(Benchmark.Performer performer) throws FileFailure {
    if (location instanceof OnShare onShare) {
      performer.perform(new Operation.MakeDirectory(onShare, true));
    }
  }

  /** Removes it with all that is in it; there may be nothing. */
  void remove(Benchmark.Performer performer) throws FileFailure {
    try {
      performer.perform(new Operation.Delete(location, true, null));
    } catch (FileFailure e) {
      if (e.kind() != FailureKind.NOT_FOUND) {
        throw e;
      }
    }
  }
}
