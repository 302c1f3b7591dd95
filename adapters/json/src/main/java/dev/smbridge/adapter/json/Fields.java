package dev.smbridge.adapter.json;

import dev.smbridge.domain.failure.FailureKind;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object, each asked for once; {@link #end} refuses fields that were not asked
 * for. A null is a field left out. Failures name a field by its way from the top, such as {@code
 * targets.finance.port}, and never quote a value.
 */
final class Fields {
  private static final int LONGEST_NAME = 64;

  private final Map<?, ?> members;
  private final String origin;
  private final String path;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(Map<?, ?> members, String origin, String path) {
    this.members = members;
    this.origin = origin;
    this.path = path;
  }

  /** The fields of a tree that has to be an object. */
  static Fields of(@Nullable Object tree, String origin, String path) throws FileFailure {
    if (tree instanceof Map<?, ?> members) {
      return new Fields(members, origin, path);
    }
    throw new FileFailure(
        FailureKind.INVALID_REQUEST,
        origin + (path.isEmpty() ? "" : ": \"" + path + "\"") + " must be an object");
  }

  /** The names of all fields, where any name will do. */
  List<String> names() {
    return members.keySet().stream().map(String.class::cast).toList();
  }

  @Nullable Object value(String name) {
    known.add(name);
    return members.get(name);
  }

  @Nullable String text(String name) throws FileFailure {
    return switch (value(name)) {
      case null -> null;
      case String text -> text;
      default -> throw refused(name, "must be text");
    };
  }

  String required(String name) throws FileFailure {
    var text = text(name);
    if (text == null) {
      throw refused(name, "is missing");
    }
    return text;
  }

  /** Text that is not empty, or null where the field is left out. */
  @Nullable String filled(String name) throws FileFailure {
    var text = text(name);
    if (text != null && text.isBlank()) {
      throw refused(name, "must not be empty");
    }
    return text;
  }

  @Nullable Long whole(String name, long least, long greatest) throws FileFailure {
    return switch (value(name)) {
      case null -> null;
      case Long number when number >= least && number <= greatest -> number;
      default -> throw refused(name, "must be a whole number from " + least + " to " + greatest);
    };
  }

  boolean flag(String name, boolean otherwise) throws FileFailure {
    return switch (value(name)) {
      case null -> otherwise;
      case Boolean flag -> flag;
      default -> throw refused(name, "must be true or false");
    };
  }

  /** One of some values, written as {@link Names} has them. */
  <T> T choice(String name, Names<T> names, T otherwise) throws FileFailure {
    var value = value(name);
    if (value == null) {
      return otherwise;
    }
    var choice = value instanceof String text ? names.value(text) : null;
    if (choice == null) {
      throw refused(name, "must be " + names.list());
    }
    return choice;
  }

  /** The object in a field; one without fields where it is left out. */
  Fields object(String name) throws FileFailure {
    var value = value(name);
    return of(value == null ? Map.of() : value, origin, below(name));
  }

  /** The objects in a field that holds a list of them; none where it is left out. */
  List<Fields> objects(String name) throws FileFailure {
    var value = value(name);
    if (value != null && !(value instanceof List<?>)) {
      throw refused(name, "must be a list");
    }
    var objects = new ArrayList<Fields>();
    if (value instanceof List<?> elements) {
      for (var element : elements) {
        objects.add(of(element, origin, below(name) + "[" + objects.size() + "]"));
      }
    }
    return objects;
  }

  /** The texts in a field that holds a list of them; none where it is left out. */
  List<String> texts(String name) throws FileFailure {
    var texts = new ArrayList<String>();
    switch (value(name)) {
      case null -> {}
      case List<?> elements -> {
        for (var element : elements) {
          if (!(element instanceof String text)) {
            throw refused(name, "must be a list of texts");
          }
          texts.add(text);
        }
      }
      default -> throw refused(name, "must be a list of texts");
    }
    return texts;
  }

  /** Refuses fields that were not asked for. */
  void end() throws FileFailure {
    for (var name : names()) {
      if (!known.contains(name)) {
        throw refused(name, "is not known here: known are " + String.join(", ", known));
      }
    }
  }

  FileFailure refused(String name, String why) {
    return refused(FailureKind.INVALID_REQUEST, name, why);
  }

  FileFailure refused(FailureKind kind, String name, String why) {
    return new FileFailure(kind, origin + ": \"" + below(name) + "\" " + why);
  }

  private String below(String name) {
    var shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
    return path.isEmpty() ? shown : path + "." + shown;
  }
}
