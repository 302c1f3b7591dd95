package dev.smbridge.domain.location;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Route.Source;
import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.share.SharePath;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds where something that appeared is to go; the longest matching source wins. */
public final class Routes {
  private final List<Route> routes;

  public Routes(Configuration configuration) {
    this.routes = configuration.routes();
  }

  /**
   * What a route makes of something that it takes.
   *
   * @param terms the route's, with the place that its source goes to, where it goes to one
   * @param leftOut whether the route's globs leave it out, so that there is nothing to do
   */
  public record Copy(Location from, Location to, RouteTerms terms, boolean leftOut) {}

  /**
   * Where an object goes; empty when no route takes it.
   *
   * @throws FileFailure {@code INVALID_PATH} when what is left of the key can name no file on a
   *     share: nothing is renamed silently
   */
  public Optional<Copy> forObject(ObjectKey object) throws FileFailure {
    var from = new Location.InStore(Location.S3, object, object.key().endsWith("/"));
    var route = longest(source -> source instanceof Source.Objects it && it.takes(object));
    return route.isEmpty()
        ? Optional.empty()
        : Optional.of(copy(route.get(), from, object.key().substring(length(route.get()))));
  }

  /** Where the result of an Athena query goes; empty when no route takes it. */
  public Optional<Copy> forAthena(String workgroup, String queryExecutionId) throws FileFailure {
    for (var route : routes) {
      if (route.from() instanceof Source.Athena(var name, var results) && name.equals(workgroup)) {
        var file = queryExecutionId + ".csv";
        var result = new ObjectKey(results.container(), results.key() + file);
        return Optional.of(copy(route, new Location.InStore(Location.S3, result, false), file));
      }
    }
    return Optional.empty();
  }

  /** Where a file of a target goes; empty when no route takes it. */
  public Optional<Copy> forFile(ConfiguredTarget target, SharePath file) throws FileFailure {
    var route = longest(source -> source instanceof Source.Files it && it.takes(target, file));
    if (route.isEmpty()) {
      return Optional.empty();
    }
    var rest = file.text().substring(length(route.get()));
    return Optional.of(
        copy(
            route.get(),
            new Location.OnShare(target, file, false),
            rest.startsWith("/") ? rest.substring(1) : rest));
  }

  /** Where the files of a target's directory go; empty when no route takes them. */
  public Optional<Copy> forDirectory(ConfiguredTarget target, SharePath directory)
      throws FileFailure {
    var within = directory.existingChild("x");
    var route = longest(source -> source instanceof Source.Files it && it.takes(target, within));
    if (route.isEmpty()) {
      return Optional.empty();
    }
    var rest = directory.text().substring(length(route.get())) + "/";
    var below = rest.startsWith("/") ? rest.substring(1) : rest;
    return Optional.of(
        new Copy(
            new Location.OnShare(target, directory, true),
            below(route.get().to(), below),
            route.get().terms(),
            false));
  }

  private Optional<Route> longest(Predicate<Source> takes) {
    return routes.stream()
        .filter(route -> takes.test(route.from()))
        .max(Comparator.comparingInt(Routes::length));
  }

  private static int length(Route route) {
    return switch (route.from()) {
      case Source.Objects(var prefix) -> prefix.key().length();
      case Source.Athena _ -> 0;
      case Source.Files(var _, var directory) -> directory.text().length();
    };
  }

  /** What is left out needs no name that the destination can have. */
  private static Copy copy(Route route, Location from, String rest) throws FileFailure {
    var terms = route.terms();
    if (!terms.names().test(rest)) {
      return new Copy(from, route.to(), terms, true);
    }
    requireNoEmptyBeginning(route, rest);
    var resolved =
        terms.then() instanceof Then.Move(var to)
            ? terms.then(new Then.Move(below(to, rest)))
            : terms;
    return new Copy(from, below(route.to(), rest), resolved, false);
  }

  /** A path may begin with a slash that means nothing: two keys would become one file. */
  private static void requireNoEmptyBeginning(Route route, String rest) throws FileFailure {
    if (route.from() instanceof Source.Objects(var prefix)
        && (prefix.key().isEmpty() || prefix.key().endsWith("/"))
        && rest.startsWith("/")
        && route.to() instanceof Location.OnShare) {
      throw new FileFailure(
          FailureKind.INVALID_PATH, "the key has an empty segment, which can name no file");
    }
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
