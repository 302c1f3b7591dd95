package dev.smbridge.local.command;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.OnShare;

/** What commands ask of a location, and how messages name one. */
final class Locations {
  private Locations() {}

  /** A location that must be on a share. */
  static OnShare requireOnShare(Location location, String text) throws FileFailure {
    if (location instanceof OnShare onShare) {
      return onShare;
    }
    throw notOnShare(text);
  }

  static FileFailure notOnShare(String text) {
    return Context.usage(
        "\"" + text + "\" is not on a share: write smb://host/share/path or target:path");
  }

  /** A location that must be local. */
  static Location requireLocal(Location location, String text) throws FileFailure {
    if (isLocal(location)) {
      return location;
    }
    throw Context.usage("\"" + text + "\" is no local path: cp copies between any two places");
  }

  static boolean isLocal(Location location) {
    return location instanceof Location.InStore inStore && inStore.store().equals(Location.LOCAL);
  }

  /** Refuses local paths where the system's own command does the same. */
  static void requireRemote(Location location, String command) throws FileFailure {
    if (isLocal(location)) {
      throw Context.usage(
          "\""
              + shown(location)
              + "\" is a local path: use the system's own "
              + command
              + "; a share is smb://host/share/path or target:path");
    }
  }

  /** A location as messages name it. */
  static String shown(Location location) {
    return switch (location) {
      case OnShare onShare -> onShare.path().isRoot() ? "/" : onShare.path().text();
      case Location.InStore inStore -> inStore.key().key();
    };
  }
}
