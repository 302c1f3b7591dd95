package dev.smbridge.adapter.json;

import dev.smbridge.domain.bootstrap.ConfigurationDocument;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Configuration;
import dev.smbridge.domain.location.ConfiguredTarget;
import dev.smbridge.domain.location.LocationParser;
import dev.smbridge.domain.location.Route;
import dev.smbridge.domain.location.Then;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The configuration as JSON. */
final class JsonConfiguration implements ConfigurationDocument {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Set<String> TAKEN = Set.of("smb", "s3", "athena");

  @Override
  public Configuration parse(byte[] text, String origin) throws FileFailure {
    var tree = JsonParser.parse(text, origin, CharBuffer::toString);
    var fields = Fields.of(tree, origin, "");
    var targets = targets(fields.object("targets"));
    var routes = routes(fields.objects("routes"), targets);
    fields.end();
    return new Configuration(targets, routes);
  }

  private static Map<String, ConfiguredTarget> targets(Fields fields) throws FileFailure {
    var targets = new LinkedHashMap<String, ConfiguredTarget>();
    for (var name : fields.names()) {
      if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
        throw fields.refused(
            name,
            "cannot be a target's name: use letters, digits, dots, hyphens and underscores, and"
                + " none of smb, s3, athena");
      }
      targets.put(name, TargetFields.parse(name, fields.object(name)));
    }
    return targets;
  }

  private static List<Route> routes(List<Fields> objects, Map<String, ConfiguredTarget> targets)
      throws FileFailure {
    var locations = LocationParser.forEvents(new Configuration(targets, List.of()));
    var routes = new ArrayList<Route>();
    for (var object : objects) {
      var route = RouteFields.parse(object, locations);
      if (routes.stream().anyMatch(other -> other.from().equals(route.from()))) {
        throw object.refused("from", "is the same as another route's");
      }
      routes.add(route);
    }
    requireNoCircle(objects, routes);
    return routes;
  }

  /** A source that is moved to where a route begins would come in again, without end. */
  private static void requireNoCircle(List<Fields> objects, List<Route> routes) throws FileFailure {
    for (var i = 0; i < routes.size(); i++) {
      if (routes.get(i).terms().then() instanceof Then.Move(var to)
          && routes.stream().anyMatch(other -> other.from().takesFrom(to))) {
        throw objects
            .get(i)
            .refused(
                "then",
                "lies within the \"from\" of a route: what is moved there would come in again");
      }
    }
  }
}
