package dev.smbridge.adapter.json;

import dev.smbridge.domain.copy.NameFilter;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.location.Location;
import dev.smbridge.domain.location.LocationParser;
import dev.smbridge.domain.location.Route;
import dev.smbridge.domain.location.RouteTerms;
import dev.smbridge.domain.location.Then;
import dev.smbridge.domain.share.AccessMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One route of the configuration. */
final class RouteFields {
  private static final String ATHENA = "athena:";
  private static final Pattern TAG = Pattern.compile("GuardDutyMalwareScanStatus=[A-Z_]+");

  private RouteFields() {}

  static Route parse(Fields fields, LocationParser locations) throws FileFailure {
    var from = fields.required("from");
    var source =
        from.startsWith(ATHENA) ? athena(from, fields, locations) : files(fields, locations);
    var to = location("to", fields, locations);
    var terms = terms(source, fields, locations);
    fields.end();
    return new Route(source, to, terms);
  }

  private static RouteTerms terms(Route.Source source, Fields fields, LocationParser locations)
      throws FileFailure {
    var usual = RouteTerms.USUAL;
    var names = CopyFields.names(fields);
    var deletes = fields.flag("deletes", false);
    if (deletes && source instanceof Route.Source.Athena) {
      throw fields.refused("deletes", "is not for routes from athena:WORKGROUP");
    }
    var then = then(source, fields, locations);
    var whenTag = whenTag(source, fields);
    return names == NameFilter.ALL && !deletes && then instanceof Then.Keep && whenTag == null
        ? usual
        : new RouteTerms(names::accepts, deletes, then, whenTag);
  }

  private static Then then(Route.Source source, Fields fields, LocationParser locations)
      throws FileFailure {
    var text = fields.text("then");
    if (text == null || text.equals("keep")) {
      return new Then.Keep();
    }
    if (source instanceof Route.Source.Files(var target, var _)
        && target.policy().access() == AccessMode.READ_ONLY) {
      throw fields.refused(
          "then", "must be \"keep\", since the target \"" + target.name() + "\" is read-only");
    }
    if (text.equals("delete")) {
      return new Then.Delete();
    }
    return new Then.Move(moved(text, fields, locations));
  }

  private static Location moved(String text, Fields fields, LocationParser locations)
      throws FileFailure {
    try {
      return locations.parse(text);
    } catch (FileFailure e) {
      throw fields.refused("then", "must be \"keep\", \"delete\" or a location: " + e.message());
    }
  }

  /** The one tag that an event tells of: GuardDuty's, with the result of its scan. */
  private static @Nullable String whenTag(Route.Source source, Fields fields) throws FileFailure {
    var tag = fields.filled("whenTag");
    if (tag == null) {
      return null;
    }
    if (!(source instanceof Route.Source.Objects)) {
      throw fields.refused("whenTag", "is for routes from s3://bucket/prefix alone");
    }
    if (!TAG.matcher(tag).matches()) {
      throw fields.refused(
          "whenTag", "must be GuardDutyMalwareScanStatus=RESULT, such as NO_THREATS_FOUND");
    }
    return tag;
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
