package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.operation.TargetIdentity;
import dev.smbridge.domain.share.SharePath;

/**
 * Where a target's files are on the server's volume, and as whom this function accesses them.
 *
 * @param prefix such as {@code share\reports\}
 * @param username without domain
 */
record AuditedFolder(ConfiguredTarget target, String prefix, String username) {
  static AuditedFolder of(ConfiguredTarget target, TargetIdentity identity) {
    var share = target.auditPath() == null ? identity.share() : target.auditPath();
    var prefix = new StringBuilder();
    for (var segment : (share + "/" + target.root().text()).split("[/\\\\]+")) {
      if (!segment.isEmpty()) {
        prefix.append(segment).append('\\');
      }
    }
    return new AuditedFolder(target, prefix.toString(), identity.username());
  }

  boolean contains(String onVolume) {
    return (onVolume + "\\").regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /** Whether it is this function that an event names, with its domain or without. */
  boolean isOwn(String subject) {
    return subject.substring(subject.lastIndexOf('\\') + 1).equalsIgnoreCase(username);
  }

  /** The path within the target of a file that it contains, or of itself. */
  SharePath path(String onVolume) throws FileFailure {
    if (onVolume.length() < prefix.length()) {
      return SharePath.ROOT;
    }
    return SharePath.ofExisting(onVolume.substring(prefix.length()).replace('\\', '/'));
  }
}
