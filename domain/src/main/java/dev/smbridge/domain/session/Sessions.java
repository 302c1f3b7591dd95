package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.ResolvedTarget;
import dev.smbridge.domain.location.TargetResolution;

/** Opens shares for use cases: resolved, leased, kept within their root. */
public final class Sessions {
  private final TargetResolution resolution;
  private final SharePool pool;

  public Sessions(TargetResolution resolution, SharePool pool) {
    this.resolution = resolution;
    this.pool = pool;
  }

  /** What is done with an open share. */
  public interface Work<T> {
    T on(ShareSession session) throws FileFailure;
  }

  /** Does something on a share and gives its connection back. */
  public <T> T on(ConfiguredTarget target, OperationContext context, Work<T> work)
      throws FileFailure {
    try (var session = open(target, context)) {
      try {
        return work.on(session);
      } catch (FileFailure failed) {
        session.learn(failed);
        throw session.explain(failed);
      }
    }
  }

  /** The same for a change, which a read-only target refuses before anything is dialled. */
  public <T> T changing(ConfiguredTarget target, OperationContext context, Work<T> work)
      throws FileFailure {
    target.policy().requireWritable();
    return on(target, context, work);
  }

  /** A session that the caller closes; failures on it are to be told to it. */
  public ShareSession open(ConfiguredTarget target, OperationContext context) throws FileFailure {
    var resolved = resolution.share(target, context.deadline());
    try {
      return session(resolved, context);
    } catch (FileFailure refused) {
      if (refused.kind() == FailureKind.AUTHENTICATION) {
        return openWithRotatedSecret(target, resolved, context, refused);
      }
      if (refused.kind() == FailureKind.UNREACHABLE || refused.kind() == FailureKind.NOT_FOUND) {
        // The secret may name the wrong host or share: mending it is to help at once.
        resolution.forget(target);
      }
      throw refused;
    }
  }

  /** How many sessions of one share can be open at once. */
  public int most() {
    return pool.connections();
  }

  /** Tries once more when the secret was rotated since; the same secret would lock the account. */
  private ShareSession openWithRotatedSecret(
      ConfiguredTarget target,
      ResolvedTarget refusedWith,
      OperationContext context,
      FileFailure refused)
      throws FileFailure {
    resolution.forget(target);
    var again = resolution.share(target, context.deadline());
    if (again.credential().version().equals(refusedWith.credential().version())) {
      throw refused;
    }
    return session(again, context);
  }

  private ShareSession session(ResolvedTarget resolved, OperationContext context)
      throws FileFailure {
    return new ShareSession(resolved.target(), () -> lease(resolved, context), context);
  }

  private Lease lease(ResolvedTarget resolved, OperationContext context) throws FileFailure {
    return pool.lease(resolved.target(), resolved.credential(), context.deadline());
  }
}
