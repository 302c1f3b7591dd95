package dev.smbridge.domain.location;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Route.Source;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.SharePath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds where something that appeared is to go; the longest matching source wins. */
public final class Routes {
  private final List<Route> routes;

  public Routes(Configuration configuration) {
    this.routes = configuration.routes();
  }

  /** What is to be copied where. */
  public record Copy(Location from, Location to) {}

  /**
   * Where an object goes; empty when no route takes it.
   *
   * @throws FileFailure {@code INVALID_PATH} when what is left of the key can name no file on a
   *     share: nothing is renamed silently
   */
  public Optional<Copy> forObject(ObjectKey object) throws FileFailure {
    var from = new Location.InStore(Location.S3, object, object.key().endsWith("/"));
    var route =
        routes.stream()
            .filter(candidate ->
                candidate.from() instanceof Source.Objects(var prefix)
                    && prefix.container().equals(object.container())
                    && object.key().startsWith(prefix.key()))
            .max(Comparator.comparingInt(candidate -> length(candidate.from())));
    if (route.isEmpty()) {
      return Optional.empty();
    }
    var prefix = object.key().substring(0, length(route.get().from()));
    var rest = object.key().substring(prefix.length());
    if ((prefix.isEmpty() || prefix.endsWith("/"))
        && rest.startsWith("/")
        && route.get().to() instanceof Location.OnShare) {
      // A path may begin with a slash that means nothing: two keys would become one file.
      throw new FileFailure(
          FailureKind.INVALID_PATH, "the key has an empty segment, which can name no file");
    }
    return Optional.of(new Copy(from, below(route.get().to(), rest)));
  }

  /** Where the result of an Athena query goes; empty when no route takes it. */
  public Optional<Copy> forAthena(String workgroup, String queryExecutionId) throws FileFailure {
    for (var route : routes) {
      if (route.from() instanceof Source.Athena(var name, var results) && name.equals(workgroup)) {
        var file = queryExecutionId + ".csv";
        var result = new ObjectKey(results.container(), results.key() + file);
        return Optional.of(
            new Copy(new Location.InStore(Location.S3, result, false), below(route.to(), file)));
      }
    }
    return Optional.empty();
  }

  /** Where a file of a target goes; empty when no route takes it. */
  public Optional<Copy> forFile(ConfiguredTarget target, SharePath file) throws FileFailure {
    var route =
        routes.stream()
            .filter(candidate ->
                candidate.from() instanceof Source.Files(var source, var directory)
                    && source.name().equals(target.name())
                    && containsIgnoringCase(directory, file))
            .max(Comparator.comparingInt(candidate -> length(candidate.from())));
    if (route.isEmpty()) {
      return Optional.empty();
    }
    var rest = file.text().substring(length(route.get().from()));
    var relative = rest.startsWith("/") ? rest.substring(1) : rest;
    return Optional.of(
        new Copy(new Location.OnShare(target, file, false), below(route.get().to(), relative)));
  }

  private static boolean containsIgnoringCase(SharePath directory, SharePath file) {
    var prefix = directory.text() + "/";
    return directory.isRoot() || file.text().regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static int length(Source source) {
    return switch (source) {
      case Source.Objects(var prefix) -> prefix.key().length();
      case Source.Athena ignored -> 0;
      case Source.Files(var ignored, var directory) -> directory.text().length();
    };
  }

  private static Location below(Location to, String rest) throws FileFailure {
    return switch (to) {
      case Location.OnShare(var target, var path, var ignored) ->
          new Location.OnShare(
              target, path.resolve(SharePath.parse(rest)), rest.isEmpty() || rest.endsWith("/"));
      case Location.InStore(var store, var key, var ignored) ->
          new Location.InStore(
              store, new ObjectKey(key.container(), key.key() + rest), rest.endsWith("/"));
    };
  }
}
