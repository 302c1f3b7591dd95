package dev.smbridge.domain.session;

import dev.smbridge.domain.entry.Entry;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.ResolvedTarget;
import dev.smbridge.domain.share.Share;
import dev.smbridge.domain.share.SharePath;
import dev.smbridge.domain.share.ShareTarget;
import dev.smbridge.domain.transfer.Draft;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A share in use by one use case: leased, settling lost replies, within its target's root. */
public final class ShareSession implements AutoCloseable {
  private final ShareTarget target;
  private final SharedLease shared;
  private final OperationContext context;
  private final RootedShare share;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Lease lease;

  /** Uses a lease, which is let go of when this is closed. */
  ShareSession(ShareTarget target, SharedLease shared, OperationContext context) {
    this.target = target;
    this.shared = shared;
    this.context = context;
    this.lease = shared.current();
    this.share = new RootedShare(new SettlingShare(within(), this::renew), target.root());
  }

  /** Another target on the same connection, where it has the same share, account and policy. */
  Optional<ShareSession> beside(ResolvedTarget other) {
    return shared.serves(other)
        ? Optional.of(new ShareSession(other.target(), shared.join(), context))
        : Optional.empty();
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
    return lease.capabilities().copiesOnServer();
  }

  /** See {@link Lease#lend}. */
  public void lend() {
    shared.lend();
  }

  /**
   * Begins a file in the way that its target says: one that appears as a whole, or in place.
   *
   * @param replace whether a file of that name gives way
   * @param there what a look found of that name
   */
  public Draft draft(SharePath path, boolean replace, Optional<Entry> there) throws FileFailure {
    target.publishing().requireLasting(path);
    return switch (target.publishing().publication()) {
      case ATOMIC -> new StagedDraft(share, path, replace, there, target.publishing(), context);
      case IN_PLACE -> {
        var draft = new InPlaceDraft(share, path, replace, there);
        context.wroteInPlace();
        yield draft;
      }
    };
  }

  /** The same for a small file, with all of its content. */
  public Draft draft(SharePath path, boolean replace, Optional<Entry> there, ByteBuffer content)
      throws FileFailure {
    target.publishing().requireLasting(path);
    return switch (target.publishing().publication()) {
      case ATOMIC ->
          new StagedDraft(share, path, replace, there, target.publishing(), context, content);
      case IN_PLACE -> filled(draft(path, replace, there), content);
    };
  }

  private static Draft filled(Draft draft, ByteBuffer content) throws FileFailure {
    try {
      draft.writeAt(0, content.duplicate());
      return draft;
    } catch (FileFailure e) {
      draft.close();
      throw e;
    }
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
    lease = shared.renew(lease);
    return within();
  }

  private Share within() {
    context.uses(lease.connection().facts());
    return lease.connection().within(context.deadline());
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      shared.letGo();
    }
  }
}
