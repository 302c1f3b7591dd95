package dev.smbridge.domain.copy;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;
import dev.smbridge.domain.objects.ObjectStores;
import dev.smbridge.domain.session.OperationContext;
import dev.smbridge.domain.session.Sessions;
import dev.smbridge.domain.session.ShareSession;
import dev.smbridge.domain.share.Lookup;
import dev.smbridge.domain.share.SharePath;
import java.util.List;

/** Opens both endpoints of a copy; two paths of one target share a session. */
public final class CopyEndpoints {
  private final Sessions sessions;
  private final ObjectStores stores;

  public CopyEndpoints(Sessions sessions, ObjectStores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  /** What is done with both endpoints open. */
  public interface Work<T> {
    T between(CopyEndpoint from, CopyEndpoint to) throws FileFailure;
  }

  public <T> T open(Location from, Location to, OperationContext context, Work<T> work)
      throws FileFailure {
    if (to instanceof OnShare onShare) {
      requireWritable(onShare);
    }
    return switch (from) {
      case OnShare source ->
          sessions.on(
              source.target(),
              context,
              session ->
                  openTo(
                      new ShareEndpoint(session, source.path()),
                      source,
                      session,
                      to,
                      context,
                      work));
      case InStore source -> openTo(inStore(source, context), to, context, work);
    };
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

  private static void requireWritable(OnShare destination) throws FileFailure {
    try {
      destination.target().policy().requireWritable();
    } catch (FileFailure refused) {
      throw refused.at(destination.path().text());
    }
  }

  private <T> T openTo(
      CopyEndpoint from,
      OnShare source,
      ShareSession session,
      Location to,
      OperationContext context,
      Work<T> work)
      throws FileFailure {
    if (!(to instanceof OnShare onShare)) {
      return openTo(from, to, context, work);
    }
    return onShare.target().equals(source.target())
        ? work.between(from, new ShareEndpoint(session, onShare.path()))
        : sessions.beside(
            session,
            onShare.target(),
            context,
            second -> work.between(from, new ShareEndpoint(second, onShare.path())));
  }

  private <T> T openTo(CopyEndpoint from, Location to, OperationContext context, Work<T> work)
      throws FileFailure {
    return switch (to) {
      case OnShare destination ->
          sessions.on(
              destination.target(),
              context,
              session -> work.between(from, new ShareEndpoint(session, destination.path())));
      case InStore destination -> work.between(from, inStore(destination, context));
    };
  }

  private CopyEndpoint inStore(InStore location, OperationContext context) throws FileFailure {
    return new StoreEndpoint(stores.named(location.store()), location.key(), context.deadline());
  }
}
