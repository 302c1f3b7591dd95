package dev.smbridge.domain.location;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a user configured: targets by name, and routes. */
public record Configuration(Map<String, ConfiguredTarget> targets, List<Route> routes) {
  /** Nothing is configured. */
  public static final Configuration EMPTY = new Configuration(Map.of(), List.of());

  private static final String DEFAULT_NAME = "default";

  public Configuration {
    targets = Map.copyOf(targets);
    routes = List.copyOf(routes);
  }

  /** One target, {@code default}, that is wholly described by its secret. */
  public static Configuration ofSecret(String credentials) {
    return new Configuration(
        Map.of(DEFAULT_NAME, ConfiguredTarget.of(DEFAULT_NAME, credentials)), List.of());
  }

  /**
   * The target of that name.
   *
   * @throws FileFailure {@code INVALID_REQUEST} naming those that exist
   */
  public ConfiguredTarget target(String name) throws FileFailure {
    var target = targets.get(name);
    if (target == null) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "no target \"" + name + "\" is configured" + known(": use one of ", ""));
    }
    return target;
  }

  /**
   * The target that is meant where none is named: {@code default}, else the only one.
   *
   * @throws FileFailure {@code INVALID_REQUEST}
   */
  public ConfiguredTarget defaultTarget() throws FileFailure {
    if (targets.size() == 1) {
      return targets.values().iterator().next();
    }
    var target = targets.get(DEFAULT_NAME);
    if (target == null) {
      throw new FileFailure(
          FailureKind.INVALID_REQUEST,
          "no target is named, and none is called \"default\"" + known(": name one of ", ""));
    }
    return target;
  }

  private String known(String before, String otherwise) {
    return targets.isEmpty()
        ? otherwise
        : before + String.join(", ", new TreeSet<>(targets.keySet()));
  }
}
