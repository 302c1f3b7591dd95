package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileCall;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.ResolvedTarget;
import dev.smbridge.domain.location.TargetResolution;

/**
 * Logs in with a target's secret, and once more where it was rotated since it was fetched. The same
 * version is not tried again: that would lock the account.
 */
public final class RotatedSecrets {
  private final TargetResolution resolution;

  public RotatedSecrets(TargetResolution resolution) {
    this.resolution = resolution;
  }

  /** What logs in; it takes over the target that it is given, and closes it. */
  public interface Logon<T> {
    T with(ResolvedTarget resolved) throws FileFailure;
  }

  /**
   * Logs in.
   *
   * @param finding finds host, share and credential of the target
   * @throws FileFailure what the logon fails with, and {@code finding}
   */
  public <T> T logOn(ConfiguredTarget target, FileCall<ResolvedTarget> finding, Logon<T> logon)
      throws FileFailure {
    var first = finding.call();
    var version = first.credential().version();
    try {
      return logon.with(first);
    } catch (FileFailure refused) {
      if (refused.kind() == FailureKind.AUTHENTICATION) {
        return logon.with(rotated(target, finding, version, refused));
      }
      if (refused.kind() == FailureKind.UNREACHABLE || refused.kind() == FailureKind.NOT_FOUND) {
        // The secret may name the wrong host or share: mending it is to help at once.
        resolution.forget(target);
      }
      throw refused;
    }
  }

  private ResolvedTarget rotated(
      ConfiguredTarget target,
      FileCall<ResolvedTarget> finding,
      String refusedVersion,
      FileFailure refused)
      throws FileFailure {
    resolution.forget(target);
    ResolvedTarget again;
    try {
      again = finding.call();
    } catch (FileFailure e) {
      refused.addSuppressed(e);
      throw refused;
    }
    if (again.credential().version().equals(refusedVersion)) {
      again.close();
      throw refused;
    }
    return again;
  }
}
