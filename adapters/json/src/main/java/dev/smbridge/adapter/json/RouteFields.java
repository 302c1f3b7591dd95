package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.LocationParser;
import dev.smbridge.domain.location.Route;

/** One route of the configuration. */
final class RouteFields {
  private static final String ATHENA = "athena:";

  private RouteFields() {}

  static Route parse(Fields fields, LocationParser locations) throws FileFailure {
    var from = fields.required("from");
    var source =
        from.startsWith(ATHENA) ? athena(from, fields, locations) : files(fields, locations);
    var to = location("to", fields, locations);
    fields.end();
    return new Route(source, to);
  }

  private static Route.Source athena(String from, Fields fields, LocationParser locations)
      throws FileFailure {
    var workgroup = from.substring(ATHENA.length());
    if (workgroup.isEmpty()) {
      throw fields.refused("from", "names no workgroup: write athena:WORKGROUP");
    }
    if (location("results", fields, locations) instanceof Location.InStore results) {
      return new Route.Source.Athena(workgroup, results.key());
    }
    throw fields.refused("results", "must be the s3://bucket/prefix/ of the workgroup's results");
  }

  private static Route.Source files(Fields fields, LocationParser locations) throws FileFailure {
    if (fields.value("results") != null) {
      throw fields.refused("results", "is for routes from athena:WORKGROUP alone");
    }
    return switch (location("from", fields, locations)) {
      case Location.InStore(var ignored, var prefix, var directory) ->
          new Route.Source.Objects(prefix);
      case Location.OnShare(var target, var path, var directory) ->
          new Route.Source.Files(target, path);
    };
  }

  private static Location location(String name, Fields fields, LocationParser locations)
      throws FileFailure {
    var text = fields.required(name);
    try {
      return locations.parse(text);
    } catch (FileFailure e) {
      throw fields.refused(name, "is no location of a route: " + e.message());
    }
  }
}
