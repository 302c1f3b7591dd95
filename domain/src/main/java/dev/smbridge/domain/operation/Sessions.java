package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.ResolvedTarget;
import dev.smbridge.domain.location.TargetResolution;
import dev.smbridge.domain.session.Lease;
import dev.smbridge.domain.session.SharePool;

/** Opens shares for use cases: resolved, leased, kept within their root. */
final class Sessions {
  private final TargetResolution resolution;
  private final SharePool pool;

  Sessions(TargetResolution resolution, SharePool pool) {
    this.resolution = resolution;
    this.pool = pool;
  }

  /** What is done with an open share. */
  interface Work<T> {
    T on(ShareSession session) throws FileFailure;
  }

  /** Does something on a share and gives its connection back. */
  <T> T on(ConfiguredTarget target, Call call, Work<T> work) throws FileFailure {
    try (var session = open(target, call)) {
      try {
        return work.on(session);
      } catch (FileFailure failed) {
        session.learn(failed);
        throw session.explain(failed);
      }
    }
  }

  /** The same for a change, which a read-only target refuses before anything is dialled. */
  <T> T changing(ConfiguredTarget target, Call call, Work<T> work) throws FileFailure {
    target.policy().requireWritable();
    return on(target, call, work);
  }

  /** A session that the caller closes; failures on it are to be told to it. */
  ShareSession open(ConfiguredTarget target, Call call) throws FileFailure {
    var resolved = resolution.share(target, call.deadline());
    try {
      return session(resolved, call);
    } catch (FileFailure refused) {
      if (refused.kind() == FailureKind.AUTHENTICATION) {
        return openWithRotatedSecret(target, resolved, call, refused);
      }
      if (refused.kind() == FailureKind.UNREACHABLE || refused.kind() == FailureKind.NOT_FOUND) {
        // The secret may name the wrong host or share: mending it is to help at once.
        resolution.forget(target);
      }
      throw refused;
    }
  }

  /** How many sessions of one share can be open at once. */
  int most() {
    return pool.connections();
  }

  /** Tries once more when the secret was rotated since; the same secret would lock the account. */
  private ShareSession openWithRotatedSecret(
      ConfiguredTarget target, ResolvedTarget refusedWith, Call call, FileFailure refused)
      throws FileFailure {
    resolution.forget(target);
    var again = resolution.share(target, call.deadline());
    if (again.credential().version().equals(refusedWith.credential().version())) {
      throw refused;
    }
    return session(again, call);
  }

  private ShareSession session(ResolvedTarget resolved, Call call) throws FileFailure {
    return new ShareSession(resolved.target(), () -> lease(resolved, call), call);
  }

  private Lease lease(ResolvedTarget resolved, Call call) throws FileFailure {
    return pool.lease(resolved.target(), resolved.credential(), call.deadline());
  }
}
