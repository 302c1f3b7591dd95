package dev.smbridge.domain.operation;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.Location.InStore;
import dev.smbridge.domain.location.Location.OnShare;

/** Opens both sides of a copy; two paths of one target share a session. */
final class Sides {
  private final Sessions sessions;
  private final Stores stores;

  Sides(Sessions sessions, Stores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  /** What is done with both sides open. */
  interface Work<T> {
    T between(Side from, Side to) throws FileFailure;
  }

  <T> T open(Location from, Location to, Call call, Work<T> work) throws FileFailure {
    if (to instanceof OnShare onShare) {
      requireWritable(onShare);
    }
    return switch (from) {
      case OnShare source ->
          sessions.on(
              source.target(),
              call,
              session ->
                  openTo(new ShareSide(session, source.path()), source, session, to, call, work));
      case InStore source -> openTo(inStore(source, call), to, call, work);
    };
  }

  private static void requireWritable(OnShare destination) throws FileFailure {
    try {
      destination.target().policy().requireWritable();
    } catch (FileFailure refused) {
      throw refused.at(destination.path().text());
    }
  }

  private <T> T openTo(
      Side from, OnShare source, ShareSession session, Location to, Call call, Work<T> work)
      throws FileFailure {
    return to instanceof OnShare onShare && onShare.target().equals(source.target())
        ? work.between(from, new ShareSide(session, onShare.path()))
        : openTo(from, to, call, work);
  }

  private <T> T openTo(Side from, Location to, Call call, Work<T> work) throws FileFailure {
    return switch (to) {
      case OnShare destination ->
          sessions.on(
              destination.target(),
              call,
              session -> work.between(from, new ShareSide(session, destination.path())));
      case InStore destination -> work.between(from, inStore(destination, call));
    };
  }

  private Side inStore(InStore location, Call call) throws FileFailure {
    return new StoreSide(stores.named(location.store()), location.key(), call.deadline());
  }
}
