package dev.smbridge.lambda.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A resource that a deployment makes: its properties with every function worked out. */
record Resource(
    String name,
    String type,
    Map<String, Object> properties,
    Map<String, Object> attributes,
    Set<String> dependsOn) {

  /** What is at a path of property names, or an empty text. */
  Object at(String... path) {
    Object value = properties;
    for (String key : path) {
      value = value instanceof Map<?, ?> ? Template.map(value).getOrDefault(key, "") : "";
    }
    return value;
  }

  String text(String... path) {
    return (String) at(path);
  }

  /** The items at a path: none if nothing is there, one if what is there is no list. */
  List<Object> items(String... path) {
    Object value = at(path);
    return value.equals("") ? List.of() : Functions.list(value);
  }
}
