package dev.smbridge.domain.session;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareTarget;

/** A share in use by one use case: leased, settling lost replies, within its target's root. */
public final class ShareSession implements AutoCloseable {
  private final ShareTarget target;
  private final Leases leases;
  private final OperationContext context;
  private final RootedShare share;
  private Lease lease;

  /** Where leases of this share come from. */
  interface Leases {
    Lease lease() throws FileFailure;
  }

  ShareSession(ShareTarget target, Leases leases, OperationContext context) throws FileFailure {
    this.target = target;
    this.leases = leases;
    this.context = context;
    this.lease = leases.lease();
    this.share = new RootedShare(new SettlingShare(within(), this::renew), target.root());
  }

  /** The share as seen from the target's root. */
  public Share share() {
    return share;
  }

  public ShareTarget target() {
    return target;
  }

  /** Whether the backend copies within the share without moving the bytes. */
  public boolean copiesOnServer() {
    return lease.limits().copiesOnServer();
  }

  /** Remembers a failure, so that a broken connection is not used again. */
  public void learn(FileFailure failure) {
    lease.learn(failure);
  }

  /** See {@link RootedShare#explain}. */
  public FileFailure explain(FileFailure failed) {
    return share.explain(failed);
  }

  private Share renew() throws FileFailure {
    lease.learn(new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke"));
    lease.close();
    lease = leases.lease();
    return within();
  }

  private Share within() {
    context.uses(lease.connection().facts());
    return lease.connection().within(context.deadline());
  }

  @Override
  public void close() {
    lease.close();
  }
}
