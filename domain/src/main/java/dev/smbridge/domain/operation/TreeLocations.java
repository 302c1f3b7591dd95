package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;

/** What two locations must be, and must not be, whose trees are worked on together. */
final class TreeLocations {
  private TreeLocations() {}

  static boolean isStream(Location location) {
    return location.equals(Location.InStore.STANDARD_STREAM);
  }

  static void requireNoStream(Location from, Location to) throws FileFailure {
    if (isStream(from) || isStream(to)) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "standard input and output are one file: copy a directory to a directory");
    }
  }

  /** Insists that neither directory is the other, or in it. */
  static void requireApart(Location from, Location to) throws FileFailure {
    requireNoStream(from, to);
    if (contains(from, to) || contains(to, from)) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "one of the two directories is in the other: name two that are apart");
    }
  }

  /** Whether the second is the first one or below it. */
  static boolean contains(Location from, Location to) {
    return switch (from) {
      case Location.OnShare source ->
          to instanceof Location.OnShare destination
              && source.target().equals(destination.target())
              && source.path().contains(destination.path());
      case Location.InStore source ->
          to instanceof Location.InStore destination
              && source.store().equals(destination.store())
              && source.key().contains(destination.key());
    };
  }
}
