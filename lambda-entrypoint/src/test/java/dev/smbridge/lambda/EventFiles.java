package dev.smbridge.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files in {@code events}, which people send to try the function. */
public final class EventFiles {
  private static final Path EVENTS = Path.of("events");

  private EventFiles() {}

  /** Their names, in order and without {@code .json}. */
  static List<String> names() {
    try (var files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events that a message carries as they are, in a file of the same name behind sqs-. */
  static List<String> queued() {
    var names = names();
    return names.stream().filter(name -> names.contains("sqs-" + name)).toList();
  }

  public static String text(String name) {
    try {
      return Files.readString(EVENTS.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
