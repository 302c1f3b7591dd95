package dev.smbridge.lambda;

import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.operation.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation takes place, for the log.
 *
 * @param target the share's target, of a copy from or to a share that one; else the store
 * @param path within it
 * @param from the source of a copy or move as a location; null for others
 * @param to its destination
 */
record OperationPlaces(String target, String path, @Nullable String from, @Nullable String to) {
  static OperationPlaces of(Operation operation) {
    return switch (operation) {
      case Operation.ListEntries asked -> of(asked.directory());
      case Operation.Stat asked -> of(asked.location());
      case Operation.Read asked -> of(asked.file());
      case Operation.Write asked -> of(asked.file());
      case Operation.Delete asked -> of(asked.path());
      case Operation.MakeDirectory asked -> of(asked.directory());
      case Operation.Move asked -> between(asked.from(), asked.to(), asked.from(), asked.to());
      case Operation.Copy asked -> between(asked.to(), asked.from(), asked.from(), asked.to());
      case Operation.Sync asked -> between(asked.to(), asked.from(), asked.from(), asked.to());
      case Operation.Check asked -> between(asked.to(), asked.from(), asked.from(), asked.to());
      case Operation.ListShares asked -> new OperationPlaces(asked.server().name(), "", null, null);
      case Operation.Probe asked -> of(asked.location());
    };
  }

  private static OperationPlaces of(Location location) {
    return new OperationPlaces(target(location), path(location), null, null);
  }

  private static OperationPlaces between(
      Location meant, Location other, Location from, Location to) {
    var onStore = meant instanceof Location.InStore && other instanceof Location.OnShare;
    return new OperationPlaces(target(onStore ? other : meant), path(meant), text(from), text(to));
  }

  void put(Map<String, @Nullable Object> line) {
    line.put("path", path);
    if (from != null) {
      line.put("from", from);
      line.put("to", to);
    }
  }

  private static String target(Location location) {
    return switch (location) {
      case Location.OnShare(var target, var _, var _) -> target.name();
      case Location.InStore(var store, var _, var _) -> store;
    };
  }

  private static String path(Location location) {
    return switch (location) {
      case Location.OnShare(var _, var path, var _) -> path.text();
      case Location.InStore(var _, var key, var _) -> key.container() + "/" + key.key();
    };
  }

  private static String text(Location location) {
    return switch (location) {
      case Location.OnShare(var target, var path, var _) -> target.name() + ":/" + path.text();
      case Location.InStore(var store, var key, var _) ->
          store + "://" + key.container() + "/" + key.key();
    };
  }
}
