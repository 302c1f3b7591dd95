package dev.smbridge.domain.operation;

import dev.smbridge.domain.copy.CopyEndpoint;
import dev.smbridge.domain.copy.CopyEndpoints;
import dev.smbridge.domain.copy.ShareEndpoint;
import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Outcome.NotDeleted;
import dev.smbridge.domain.operation.Outcome.NotDeleted.Reason;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.share.SharePath;

/**
 * Deletes the copy of a file that is gone. Both ends are looked at now, whatever an event told
 * earlier: events come late, twice, and out of order.
 */
final class CopyDeletion {
  private final CopyEndpoints endpoints;

  CopyDeletion(CopyEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  Outcome delete(Location copied, Location source, OperationContext context) throws FileFailure {
    CopyEndpoints.requireWritable(copied);
    try (var from = endpoints.source(source, context);
        var copy = endpoints.destination(copied, from, context)) {
      try {
        return delete(copy, from);
      } catch (FileFailure failed) {
        throw copy.explain(from.explain(failed)).at(copy.shown());
      }
    }
  }

  private static Outcome delete(CopyEndpoint copy, CopyEndpoint from) throws FileFailure {
    if (from.look().filter(entry -> !entry.isDirectory()).isPresent()) {
      return new NotDeleted(from.shown(), Reason.SOURCE_EXISTS);
    }
    requireRoot(from);
    var there = copy.look();
    if (there.isEmpty()) {
      requireRoot(copy);
      return new NotDeleted(copy.shown(), Reason.GONE);
    }
    if (there.filter(Entry::isDirectory).isPresent()) {
      return new NotDeleted(copy.shown(), Reason.DIRECTORY);
    }
    if (copy instanceof ShareEndpoint share && !isSpelledSo(share)) {
      return new NotDeleted(copy.shown(), Reason.OTHER_FILE);
    }
    try {
      copy.delete(null);
      return new Outcome.Done();
    } catch (FileFailure e) {
      if (e.kind() == FailureKind.NOT_FOUND) {
        return new NotDeleted(copy.shown(), Reason.GONE);
      }
      throw e;
    }
  }

  /** What is missing below a missing root or bucket says nothing of the file. */
  private static void requireRoot(CopyEndpoint end) throws FileFailure {
    if (!end.rootExists()) {
      var _ = end.existing();
    }
  }

  /** Most servers find {@code a.csv} by {@code A.csv}, which is the copy of another object. */
  private static boolean isSpelledSo(ShareEndpoint copy) throws FileFailure {
    var path = copy.path();
    var parent = path.parent().orElse(SharePath.ROOT);
    try (var listing = copy.session().share().list(parent, path.name())) {
      for (var entry = listing.next(); entry.isPresent(); entry = listing.next()) {
        if (entry.get().name().equals(path.name())) {
          return true;
        }
      }
    }
    return false;
  }
}
