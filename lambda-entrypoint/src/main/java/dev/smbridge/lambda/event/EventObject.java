package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of a service, read field by field; fields that are not asked for are ignored. */
record EventObject(Map<?, ?> fields, String where) {
  /** A value as an object, or null when it is none. */
  static @Nullable EventObject of(@Nullable Object value) {
    return value instanceof Map<?, ?> fields ? new EventObject(fields, "event") : null;
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  @Nullable String textOrNull(String name) {
    return fields.get(name) instanceof String text ? text : null;
  }

  String text(String name) throws FileFailure {
    var text = textOrNull(name);
    if (text == null) {
      throw missing(name, "a text");
    }
    return text;
  }

  EventObject object(String name) throws FileFailure {
    if (fields.get(name) instanceof Map<?, ?> object) {
      return new EventObject(object, where + "." + name);
    }
    throw missing(name, "an object");
  }

  List<EventObject> objects(String name) throws FileFailure {
    if (!(fields.get(name) instanceof List<?> list)) {
      throw missing(name, "a list");
    }
    for (var element : list) {
      if (!(element instanceof Map<?, ?>)) {
        throw missing(name, "a list of objects");
      }
    }
    return list.stream()
        .map(each -> new EventObject((Map<?, ?>) each, where + "." + name))
        .toList();
  }

  private FileFailure missing(String name, String wanted) {
    return new FileFailure(FailureKind.INVALID_REQUEST, where + "." + name + " is not " + wanted);
  }
}
