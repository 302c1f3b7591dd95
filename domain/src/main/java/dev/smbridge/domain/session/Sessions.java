package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.ResolvedTarget;
import dev.smbridge.domain.location.TargetResolution;

/** Opens shares for use cases: resolved, leased, kept within their root. */
public final class Sessions {
  private final TargetResolution resolution;
  private final RotatedSecrets secrets;
  private final SharePool pool;

  public Sessions(TargetResolution resolution, SharePool pool) {
    this.resolution = resolution;
    this.secrets = new RotatedSecrets(resolution);
    this.pool = pool;
  }

  /** What is done with an open share. */
  public interface Work<T> {
    T on(ShareSession session) throws FileFailure;
  }

  /** Does something on a share and gives its connection back. */
  public <T> T on(ConfiguredTarget target, OperationContext context, Work<T> work)
      throws FileFailure {
    return using(open(target, context), work);
  }

  private static <T> T using(ShareSession opened, Work<T> work) throws FileFailure {
    try (var session = opened) {
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

  /** A session that the caller closes, and reports failures to. */
  public ShareSession open(ConfiguredTarget target, OperationContext context) throws FileFailure {
    return secrets.logOn(target, () -> find(target, context), resolved -> lease(resolved, context));
  }

  /**
   * The same for a second share of one operation: on the first one's connection, where both are the
   * same share by the same account and policy.
   */
  public ShareSession openBeside(
      ShareSession first, ConfiguredTarget target, OperationContext context) throws FileFailure {
    return secrets.logOn(
        target,
        () -> find(target, context),
        resolved -> {
          var second = first.beside(resolved);
          if (second.isPresent()) {
            resolved.close();
            return second.get();
          }
          return lease(resolved, context);
        });
  }

  /** How many sessions of one share can be open at once. */
  public int most() {
    return pool.connections();
  }

  private ResolvedTarget find(ConfiguredTarget target, OperationContext context)
      throws FileFailure {
    return resolution.share(target, context.deadline());
  }

  private ShareSession lease(ResolvedTarget resolved, OperationContext context) throws FileFailure {
    return new ShareSession(
        resolved.target(), SharedLease.of(pool, resolved, context.deadline()), context);
  }
}
