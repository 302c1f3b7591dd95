package dev.smbridge.lambda.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A template as it is written. */
record Template(Map<String, Object> sections) {
  private static final Path FILE = Path.of("template.yaml");

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Template read(String text) {
    return new Template(map(Yaml.read(text)));
  }

  Map<String, Object> section(String name) {
    return map(sections.getOrDefault(name, Map.of()));
  }

  /** One parameter's, resource's or output's text. */
  Map<String, Object> part(String section, String name) {
    var part = section(section).get(name);
    if (part == null) {
      throw new AssertionError("The template has no " + name + " among its " + section + ".");
    }
    return map(part);
  }

  /** What a part says under a key. */
  Object at(String section, String name, String key) {
    var value = part(section, name).get(key);
    if (value == null) {
      throw new AssertionError("The template's " + name + " has no " + key + ".");
    }
    return value;
  }

  @SuppressWarnings("unchecked") // Yaml makes no other maps.
  static Map<String, Object> map(Object value) {
    if (value instanceof Map<?, ?>) {
      return (Map<String, Object>) value;
    }
    throw new AssertionError("Should be a map: " + value);
  }
}
