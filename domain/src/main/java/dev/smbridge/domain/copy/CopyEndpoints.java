package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.ObjectStores;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.SharePath;
import java.util.List;

/** Opens the two ends of a copy, which own what they lease; the caller closes both. */
public final class CopyEndpoints {
  private final Sessions sessions;
  private final ObjectStores stores;

  public CopyEndpoints(Sessions sessions, ObjectStores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  /**
   * Insists that a destination may be changed, before anything is dialled.
   *
   * @throws FileFailure {@code POLICY} for a read-only target
   */
  public static void requireWritable(Location to) throws FileFailure {
    if (to instanceof OnShare destination) {
      try {
        destination.target().policy().requireWritable();
      } catch (FileFailure refused) {
        throw refused.at(destination.path().text());
      }
    }
  }

  /** Where a copy comes from. */
  public CopyEndpoint source(Location from, OperationContext context) throws FileFailure {
    return switch (from) {
      case OnShare(var target, var path, var _) ->
          new ShareEndpoint(target, sessions.open(target, context), path, true);
      case InStore inStore -> inStore(inStore, context);
    };
  }

  /**
   * Where it goes: on the source's session where both are paths of one target, and on its
   * connection where both are the same share by the same account and policy.
   */
  public CopyEndpoint destination(Location to, CopyEndpoint source, OperationContext context)
      throws FileFailure {
    if (!(to instanceof OnShare(var target, var path, var _))
        || !(source instanceof ShareEndpoint from)) {
      return source(to, context);
    }
    return from.target().equals(target)
        ? new ShareEndpoint(target, from.session(), path, false)
        : new ShareEndpoint(
            target, sessions.openBeside(from.session(), target, context), path, true);
  }

  /** Deletes files of a destination; a missing one is fine. */
  void discard(OnShare destination, List<SharePath> files, OperationContext context)
      throws FileFailure {
    var _ =
        sessions.changing(
            destination.target(),
            context,
            session -> {
              for (var file : files) {
                if (Lookup.find(session.share(), file).isPresent()) {
                  session.share().delete(file);
                }
              }
              return files;
            });
  }

  private CopyEndpoint inStore(InStore location, OperationContext context) throws FileFailure {
    return new StoreEndpoint(stores.named(location.store()), location.key(), context.deadline());
  }
}
