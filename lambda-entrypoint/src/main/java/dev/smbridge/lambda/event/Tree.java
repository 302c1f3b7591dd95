package dev.smbridge.lambda.event;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of a service, read field by field; fields that nobody asks for are ignored. */
record Tree(Map<?, ?> fields, String where) {
  /** The tree as an object, or null when it is none. */
  static @Nullable Tree of(@Nullable Object tree) {
    return tree instanceof Map<?, ?> fields ? new Tree(fields, "event") : null;
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

  Tree object(String name) throws FileFailure {
    if (fields.get(name) instanceof Map<?, ?> object) {
      return new Tree(object, where + "." + name);
    }
    throw missing(name, "an object");
  }

  List<Tree> objects(String name) throws FileFailure {
    if (!(fields.get(name) instanceof List<?> list)) {
      throw missing(name, "a list");
    }
    for (var element : list) {
      if (!(element instanceof Map<?, ?>)) {
        throw missing(name, "a list of objects");
      }
    }
    return list.stream().map(each -> new Tree((Map<?, ?>) each, where + "." + name)).toList();
  }

  private FileFailure missing(String name, String wanted) {
    return new FileFailure(FailureKind.INVALID_REQUEST, where + "." + name + " is not " + wanted);
  }
}
