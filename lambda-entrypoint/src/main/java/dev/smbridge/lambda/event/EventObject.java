package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of a service, read field by field; fields that are not asked for are ignored. */
record EventObject(Map<?, ?> fields, String where) {
  /** A value as an object, or null when it is none. */
  static @Nullable EventObject of(@Nullable Object value) {
    return value instanceof Map<?, ?> fields ? new EventObject(fields, "event") : null;
  }

  /** The elements of a list, each of which has to be an object. */
  static List<EventObject> all(List<?> list, String where) throws FileFailure {
    var objects = new ArrayList<EventObject>();
    for (var element : list) {
      var place = where + "[" + objects.size() + "]";
      if (!(element instanceof Map<?, ?> fields)) {
        throw refused(place, element, "an object");
      }
      objects.add(new EventObject(fields, place));
    }
    return objects;
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  @Nullable String textOrNull(String name) {
    return fields.get(name) instanceof String text ? text : null;
  }

  String text(String name) throws FileFailure {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw refused(where + "." + name, fields.get(name), "a text");
  }

  /** Text that is not empty. */
  String filled(String name) throws FileFailure {
    var text = text(name);
    if (text.isEmpty()) {
      throw invalid(where + "." + name + " is empty");
    }
    return text;
  }

  EventObject object(String name) throws FileFailure {
    if (fields.get(name) instanceof Map<?, ?> object) {
      return new EventObject(object, where + "." + name);
    }
    throw refused(where + "." + name, fields.get(name), "an object");
  }

  List<EventObject> objects(String name) throws FileFailure {
    if (fields.get(name) instanceof List<?> list) {
      return all(list, where + "." + name);
    }
    throw refused(where + "." + name, fields.get(name), "a list");
  }

  private static FileFailure refused(String place, @Nullable Object found, String wanted) {
    return invalid(found == null ? place + " is missing" : place + " is not " + wanted);
  }

  private static FileFailure invalid(String message) {
    return new FileFailure(FailureKind.INVALID_REQUEST, message);
  }
}
