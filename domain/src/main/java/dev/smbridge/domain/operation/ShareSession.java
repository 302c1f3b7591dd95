package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.session.Lease;
import dev.smbridge.domain.session.RootedShare;
import dev.smbridge.domain.session.SettlingShare;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.ShareTarget;

/** A share in use by one use case: leased, settling lost replies, within its target's root. */
final class ShareSession implements AutoCloseable {
  private final ShareTarget target;
  private final Leases leases;
  private final Call call;
  private final RootedShare share;
  private Lease lease;

  /** Where leases of this share come from. */
  interface Leases {
    Lease lease() throws FileFailure;
  }

  ShareSession(ShareTarget target, Leases leases, Call call) throws FileFailure {
    this.target = target;
    this.leases = leases;
    this.call = call;
    this.lease = leases.lease();
    this.share = new RootedShare(new SettlingShare(within(), this::renew), target.root());
  }

  /** The share as seen from the target's root. */
  Share share() {
    return share;
  }

  ShareTarget target() {
    return target;
  }

  /** Whether the backend copies within the share without moving the bytes. */
  boolean copiesOnServer() {
    return lease.limits().copiesOnServer();
  }

  /** Remembers a failure, so that a broken connection is not used again. */
  void learn(FileFailure failure) {
    lease.learn(failure);
  }

  /** See {@link RootedShare#explain}. */
  FileFailure explain(FileFailure failed) {
    return share.explain(failed);
  }

  private Share renew() throws FileFailure {
    lease.learn(new FileFailure(FailureKind.CONNECTION_LOST, "the connection broke"));
    lease.close();
    lease = leases.lease();
    return within();
  }

  private Share within() {
    call.uses(lease.connection().facts());
    return lease.connection().within(call.deadline());
  }

  @Override
  public void close() {
    lease.close();
  }
}
